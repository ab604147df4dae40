"""Makes the pictures of this folder: one small drawing as scanners, faxes, telephones and programs write it.

Needs python3 with pillow and tifffile, and the commands `tiffcp` and `tiffset` (libtiff-tools), `heif-enc` (libheif).
The drawing: left half red, right half blue, a black corner top left; of one bit, the black corner on white.
"""

import os
import subprocess

import numpy
import tifffile
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTH, HEIGHT = 48, 32


def path(name):
    return os.path.join(HERE, name)


def copy(name, *options, source="plain.tif"):
    subprocess.run(["tiffcp", *options, path(source), path(name)], check=True)


pixels = numpy.zeros((HEIGHT, WIDTH, 3), numpy.uint8)
pixels[:, : WIDTH // 2] = (255, 0, 0)
pixels[:, WIDTH // 2 :] = (0, 0, 255)
pixels[:8, :12] = (0, 0, 0)
drawing = Image.fromarray(pixels)
upside_down = Image.fromarray(numpy.ascontiguousarray(pixels[::-1]))
ink = numpy.ones((HEIGHT, WIDTH), bool)
ink[:8, :12] = False
bilevel = Image.fromarray(ink)
deep = pixels.astype(numpy.uint16) * 257

drawing.save(path("plain.tif"), dpi=(300, 300))
bilevel.save(path("one-bit.tif"))
for name, options in {
    "lzw.tif": ["-c", "lzw"],
    "lzw-predictor.tif": ["-c", "lzw:2"],
    "zip.tif": ["-c", "zip:2"],
    "packbits.tif": ["-c", "packbits"],
    "jpeg-rgb.tif": ["-c", "jpeg:r", "-r", "16"],
    "jpeg-ycbcr.tif": ["-c", "jpeg", "-r", "16"],
    "tiled-lzw.tif": ["-c", "lzw", "-t", "-w", "16", "-l", "16"],
    "tiled-jpeg.tif": ["-c", "jpeg", "-t", "-w", "16", "-l", "16"],
    "planes.tif": ["-c", "lzw", "-p", "separate"],
    "planes-tiled.tif": ["-c", "zip", "-p", "separate", "-t", "-w", "16", "-l", "16"],
    "big-endian.tif": ["-c", "lzw", "-B"],
    "bigtiff.tif": ["-c", "lzw", "-8"],
    "bigtiff-big-endian.tif": ["-c", "zip", "-8", "-B"],
    "small-strips.tif": ["-c", "lzw", "-r", "3"],
    "zstandard.tif": ["-c", "zstd"],
}.items():
    copy(name, *options)
for name, options in {
    "g4.tif": ["-c", "g4"],
    "g4-least-bit-first.tif": ["-c", "g4", "-f", "lsb2msb"],
    "g3.tif": ["-c", "g3"],
    "g3-two-dimensional.tif": ["-c", "g3:2d:fill"],
}.items():
    copy(name, *options, source="one-bit.tif")
bilevel.save(path("ccitt-rle.tif"), compression="tiff_ccitt")
drawing.convert("CMYK").save(path("cmyk.tif"), compression="tiff_lzw")
drawing.convert("P").save(path("palette.tif"), compression="tiff_lzw")
drawing.convert("RGBA").save(path("alpha.tif"), compression="tiff_lzw")
tifffile.imwrite(path("sixteen-bit.tif"), deep, photometric="rgb", compression="zlib")
tifffile.imwrite(
    path("sixteen-bit-planes.tif"),
    numpy.moveaxis(deep, 2, 0),
    photometric="rgb",
    planarconfig="separate",
    compression="zlib",
)
drawing.save(path("pages.tif"), save_all=True, append_images=[upside_down, drawing], compression="tiff_lzw")
for orientation in range(2, 9):
    name = f"orientation-{orientation}.tif"
    copy(name, "-c", "lzw")
    subprocess.run(["tiffset", "-s", "274", str(orientation), path(name)], check=True)
with tifffile.TiffWriter(path("thumbnail.tif")) as file:
    file.write(pixels[::4, ::4], photometric="rgb", subfiletype=1)
    file.write(pixels, photometric="rgb")
    file.write(pixels[::-1], photometric="rgb", compression="zlib")

drawing.save(path("plain.bmp"))
drawing.convert("P").save(path("palette.bmp"))
bilevel.save(path("one-bit.bmp"))
drawing.convert("CMYK").resize((480, 320), 0).save(path("cmyk.jpg"), quality=90)
drawing.resize((480, 320), 0).save(path("progressive.jpg"), quality=90, progressive=True)
Image.fromarray(deep[:, :, 0]).save(path("sixteen-bit-grey.png"))
drawing.resize((96, 64), 0).save(path("large.png"))
subprocess.run(["heif-enc", "-q", "70", path("large.png"), "-o", path("telephone.heic")], check=True)
subprocess.run(["heif-enc", "-A", "-q", "70", path("large.png"), "-o", path("telephone.avif")], check=True)
os.remove(path("large.png"))
