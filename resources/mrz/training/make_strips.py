"""Synthetic MRZ line strips: what a camera or a scanner makes of OCR-B text, 32 pixels high, with their text.

Fonts: Debian's fonts-ocr-b (Matthew Skala, public domain; Metafont sources by Norbert Schwarz, free use), plus, rarely,
other fixed-pitch faces so that a document printed in a wrong face is not unreadable.
Held out for tests: OCRBF.otf and every background drawn as hatching or dots.
"""
import math
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HEIGHT = 32
ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'
LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
DIGITS = '0123456789'
OCR = '/usr/share/fonts/opentype/ocr-b/'
FONTS = (
    [(OCR + 'OCRB.otf', 52), (OCR + 'OCRBS.otf', 30), (OCR + 'OCRBL.otf', 2)]
    + [('/usr/share/fonts/truetype/ocr-a/OCRA.ttf', 3)]
    + [('/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf', 5)]
    + [('/usr/share/fonts/truetype/noto/NotoMono-Regular.ttf', 4)]
    + [('/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Bold.otf', 4)]
)
CAP = 44  # pixels of a capital's height on the drawing canvas
STATES = ('UTO VEN COL USA PER CUB CHN HTI ESP ITA FRA GBR D<< NLD BRA ARG CHL BOL MEX CAN DEU IND PAK SYR NGA GHA '
          'XXA XXB POL CZE UKR RUS PRT ROU BGR HUN SRB TUR IRN IRQ AUS NZL JPN KOR PHL VNM').split()

_glyphs = {}


def glyphs(path):
    """Alpha masks of every symbol at CAP pixels of cap height, and the font's own pitch."""
    if path in _glyphs:
        return _glyphs[path]
    probe = ImageFont.truetype(path, 100)
    box = probe.getbbox('H')
    size = max(8, round(100 * CAP / (box[3] - box[1])))
    font = ImageFont.truetype(path, size)
    base = font.getbbox('H')[3]
    pitch = font.getlength('0')
    cell_w, cell_h = int(pitch * 1.3) + 4, CAP * 2
    masks = {}
    for c in ALPHABET:
        im = Image.new('L', (cell_w, cell_h), 0)
        d = ImageDraw.Draw(im)
        x = (cell_w - font.getlength(c)) / 2
        d.text((x, cell_h * 0.75 - base), c, font=font, fill=255)
        masks[c] = np.asarray(im, np.uint8)
    _glyphs[path] = (masks, pitch, cell_w, cell_h)
    return _glyphs[path]


def word(rng, low=2, high=11):
    return ''.join(rng.choice(LETTERS) for _ in range(rng.randint(low, high)))


SYLLABLES = 'MA RI AN GO ME LO PE RE CAR LOS JO SE LU IS FER NAN DEZ ROD RI GUEZ ZA LEZ TOR RES WAN LI CHEN XU HU SSA IN AL EL ABD MU HAM PA TEL SIN GH KO VA LEN TI NA ST RO NG OV SKI BER SON DU PONT'.split()


def name(rng):
    return ''.join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 5))) if rng.random() < .6 else word(rng)


def digits(rng, count):
    return ''.join(rng.choice(DIGITS) for _ in range(count))


def line_text(rng):
    """A line as documents have them, or anything the symbols allow, so that no language is learnt."""
    length = rng.choice([44, 44, 44, 36, 30])
    kind = rng.random()
    if kind < .32:
        start = rng.choice(['P<', 'P<', 'P<', 'PD', 'PN', 'PM', 'V<', 'I<', 'ID', 'AC', 'C<']) + rng.choice(STATES)
        names = '<'.join(name(rng) for _ in range(rng.randint(1, 2))) + '<<' + '<'.join(name(rng) for _ in range(rng.randint(0, 3)))
        return (start + names)[:length].ljust(length, '<')
    if kind < .62:
        number = ''.join(rng.choice(DIGITS * 3 + LETTERS) for _ in range(rng.randint(6, 9))).ljust(9, '<')
        if rng.random() < .4:
            number = (rng.choice(LETTERS) + digits(rng, rng.randint(6, 8))).ljust(9, '<')
        optional = rng.choice(['', digits(rng, rng.randint(5, 12)), word(rng, 1, 2) + digits(rng, 8)])
        head = number + digits(rng, 1) + rng.choice(STATES) + digits(rng, 7) + rng.choice('MF<') + digits(rng, 7)
        text = (head + optional)[:length].ljust(length, '<')
        return text[:-2] + rng.choice([digits(rng, 2), '<' + digits(rng, 1)])
    if kind < .70:
        text = digits(rng, 7) + rng.choice('MF<') + digits(rng, 7) + rng.choice(STATES)
        return text.ljust(29, '<') + digits(rng, 1)
    if kind < .78:
        return (name(rng) + '<' * rng.randint(1, 2) + name(rng) + '<' + name(rng))[:30].ljust(30, '<')
    out = ''
    while len(out) < length:
        block = rng.choice('ddaam<')
        count = rng.randint(1, 7)
        out += {'d': digits(rng, count), 'a': word(rng, count, count), '<': '<' * count,
                'm': ''.join(rng.choice(ALPHABET) for _ in range(count))}[block]
    return out[:length]


def draw_text(rng, text, path, pitch_scale):
    masks, pitch, cell_w, cell_h = glyphs(path)
    pitch *= pitch_scale
    width = int(pitch * len(text) + cell_w + 8)
    canvas = np.zeros((cell_h, width), np.uint8)
    jitter_x, jitter_y = rng.choice([0, .3, .8]), rng.choice([0, .3, 1.0])
    x = cell_w * .1
    for c in text:
        left = int(round(x + rng.gauss(0, jitter_x)))
        dy = int(round(rng.gauss(0, jitter_y)))
        mask = masks[c]
        if dy:
            mask = np.roll(mask, dy, axis=0)
        left = max(0, left)
        right = min(width, left + cell_w)
        np.maximum(canvas[:, left:right], mask[:, :right - left], out=canvas[:, left:right])
        x += pitch
    return canvas, pitch


def strokes(rng, ink):
    kind = rng.random()
    if kind < .3:
        k = rng.choice([2, 3, 3, 4, 5])
        ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (k, k)))
    elif kind < .5:
        k = rng.choice([2, 2, 3])
        ink = cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (k, k)))
    if rng.random() < .12:  # worn or badly inked print
        holes = cv2.GaussianBlur(np.random.rand(*ink.shape).astype(np.float32), (0, 0), rng.uniform(1.5, 5))
        low = np.quantile(holes, rng.uniform(.03, .3))
        ink = (ink * np.clip((holes - low) * 60 + .6, rng.uniform(.1, .6), 1)).astype(np.uint8)
    return ink


def warp(rng, ink):
    """Residual tilt, shear, perspective and a bent baseline."""
    h, w = ink.shape
    tilt = math.radians(max(-1.4, min(1.4, rng.gauss(0, .45))))
    shear = rng.gauss(0, .04)
    xs = np.arange(w, dtype=np.float32)
    bend = rng.gauss(0, 1.0) * CAP / 20 * np.sin(np.pi * xs / w * rng.choice([1, 1, 2]) + rng.uniform(0, 6))
    drift = np.tan(tilt) * (xs - w / 2) + bend
    grow = 1 + rng.gauss(0, .02) * (xs - w / 2) / (w / 2)
    stretch = rng.gauss(0, .012)
    ys, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    centre = h * .5
    map_y = (ys - centre) / grow[None] + centre - drift[None]
    map_x = xx + shear * (ys - centre) + stretch * (xx - w / 2) * np.abs(xx - w / 2) / (w / 2)
    return cv2.remap(ink, map_x.astype(np.float32), map_y.astype(np.float32), cv2.INTER_LINEAR, borderValue=0)


def background(rng, h, w):
    """Brightness of the paper, 0..255: light, security print, dirt."""
    bg = np.full((h, w), rng.uniform(145, 250), np.float32)
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    scale = h / 32
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3, 4])):
        period = rng.uniform(2.5, 50) * scale
        angle = rng.uniform(0, math.pi)
        amplitude = rng.uniform(2, 20)
        phase = rng.uniform(0, 6)
        bend = rng.uniform(0, 4) * np.sin(xx / (rng.uniform(15, 120) * scale) + rng.uniform(0, 6))
        wave = np.sin((xx * math.cos(angle) + yy * math.sin(angle)) / period * 2 * math.pi + bend + phase)
        if rng.random() < .5:
            bg -= amplitude * (wave > rng.uniform(.3, .95))
        else:
            bg -= amplitude * .5 * (wave + 1)
    if rng.random() < .6:
        bg += np.interp(xx[0], [0, w / 2, w], [rng.uniform(-35, 20) for _ in range(3)])[None]
    if rng.random() < .25:
        bg += np.linspace(rng.uniform(-25, 15), rng.uniform(-25, 15), h)[:, None]
    if rng.random() < .15:  # the edge of a shadow
        edge = rng.uniform(0, w)
        soft = rng.uniform(2, 40) * scale
        slant = rng.uniform(-1.5, 1.5)
        bg *= 1 - rng.uniform(.1, .45) / (1 + np.exp(-np.clip((xx + slant * yy - edge) / soft, -30, 30)))
    if rng.random() < .3:
        blotch = cv2.GaussianBlur(np.random.randn(h, w).astype(np.float32), (0, 0), rng.uniform(2, 14) * scale)
        bg += blotch / (blotch.std() + 1e-6) * rng.uniform(1, 12)
    if rng.random() < .1:  # a line, a fold or the page's edge crossing
        a, b = rng.uniform(-h, 2 * h), rng.uniform(-h, 2 * h)
        cv2.line(bg, (0, int(a)), (w, int(b)), rng.uniform(20, 255), max(1, int(rng.uniform(.5, 2.5) * scale)))
    return bg


def strip(seed):
    """One strip (uint8, 32 high) and its text."""
    rng = random.Random(seed)
    np.random.seed(seed & 0x7fffffff)
    text = line_text(rng)
    if rng.random() < .45:  # a piece is as good a lesson as a line, and cheaper
        count = rng.randint(6, 22)
        start = rng.randint(0, max(0, len(text) - count))
        text = text[start:start + count]
    path = rng.choices([f for f, _ in FONTS], [p for _, p in FONTS])[0]
    ink, pitch = draw_text(rng, text, path, rng.uniform(.90, 1.12))
    ink = strokes(rng, ink)
    h, w = ink.shape
    line_pitch = rng.uniform(1.75, 2.9) * CAP
    margin_y = int(CAP * 1.2)
    margin_l, margin_r = (int(rng.uniform(.2, 3.2) * pitch) for _ in range(2))
    page = np.zeros((h + 2 * margin_y, w + margin_l + margin_r), np.uint8)
    page[margin_y:margin_y + h, margin_l:margin_l + w] = ink
    middle = margin_y + h * .75 - CAP / 2
    for side in (-1, 1):  # the neighbouring line, or other print
        if rng.random() < .6:
            other = line_text(rng)[:len(text) + 4]
            face = path if rng.random() < .8 else rng.choice(FONTS)[0]
            near, _ = draw_text(rng, other, face, rng.uniform(.9, 1.1))
            top = int(margin_y + side * line_pitch)
            y0, y1 = max(0, top), min(page.shape[0], top + near.shape[0])
            x0 = max(0, margin_l + rng.randint(-20, 20))
            x1 = min(page.shape[1], x0 + near.shape[1])
            if y1 > y0 and x1 > x0:
                part = near[y0 - top:y1 - top, :x1 - x0]
                np.maximum(page[y0:y1, x0:x1], part, out=page[y0:y1, x0:x1])
    shift = int(middle - page.shape[0] / 2)
    page = np.roll(page, -shift, axis=0)
    page = warp(rng, page)
    # Sensor: capitals of 5 to 30 pixels.
    cap = math.exp(rng.uniform(math.log(6.0), math.log(30))) if rng.random() < .9 else rng.uniform(4.8, 7)
    scale = cap / CAP
    aspect = rng.uniform(.9, 1.12)
    sw, sh = max(16, int(page.shape[1] * scale * aspect)), max(8, int(page.shape[0] * scale))
    alpha = cv2.resize(page, (sw, sh), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR).astype(np.float32) / 255
    if rng.random() < .75:
        alpha = cv2.GaussianBlur(alpha, (0, 0), rng.uniform(.2, .8) * (1 + .04 * cap))
    if rng.random() < .12:  # moved camera
        n = rng.randint(2, max(2, int(cap / 4)))
        kernel = np.zeros((n, n), np.float32)
        cv2.line(kernel, (0, rng.randint(0, n - 1)), (n - 1, rng.randint(0, n - 1)), 1)
        alpha = cv2.filter2D(alpha, -1, kernel / max(1e-6, kernel.sum()))
    paper = background(rng, sh, sw)
    dark = rng.uniform(5, 85)
    contrast = rng.choice([1, 1, 1, 1, rng.uniform(.5, 1)])
    tone = np.minimum(paper * rng.uniform(.3, .6), dark + rng.uniform(0, 25))
    tone = paper * (1 - contrast) + tone * contrast
    image = paper * (1 - alpha) + tone * alpha
    if rng.random() < .12:  # glare
        cx, cy, r = rng.uniform(0, sw), rng.uniform(-sh * .2, sh * 1.2), rng.uniform(.5, 4) * sh
        yy, xx = np.mgrid[0:sh, 0:sw]
        glow = np.exp(-(((xx - cx) / (r * rng.uniform(1, 3))) ** 2 + ((yy - cy) / r) ** 2))
        image = image + (255 - image) * glow * rng.uniform(.3, .85)
    image += np.random.randn(sh, sw) * rng.choice([0, 1, 2, 4, 7, 11])
    if rng.random() < .2:
        soft = cv2.GaussianBlur(image.astype(np.float32), (0, 0), 1.0)
        image = image + (image - soft) * rng.uniform(.3, 1.8)  # a scanner's sharpening
    image = np.clip(image, 0, 255).astype(np.uint8)
    if rng.random() < .65:
        quality = rng.randint(25, 92)
        image = cv2.imdecode(cv2.imencode('.jpg', image, [1, quality])[1], 0)
    if rng.random() < .03 and cap > 9:
        _, image = cv2.threshold(image, 0, 255, cv2.THRESH_OTSU)
    # As the rectifier hands it over: capitals of 17 to 23 pixels in 32.
    final = rng.uniform(17, 23.5)
    zoom = final / cap
    fw, fh = max(32, int(sw * zoom * rng.uniform(.92, 1.08))), max(HEIGHT, int(sh * zoom))
    method = rng.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LINEAR]) if zoom > 1 else cv2.INTER_AREA
    image = cv2.resize(image, (fw, fh), interpolation=method)
    top = int(round((fh - HEIGHT) / 2 + max(-3.5, min(3.5, rng.gauss(0, 1.5)))))
    top = max(0, min(fh - HEIGHT, top))
    return image[top:top + HEIGHT], text


def normalise(image):
    """Local mean and spread taken out, over a window of 97 columns. The product computes the same."""
    g = image.astype(np.float32)
    h, w = g.shape
    radius = 48
    total = np.concatenate([[0], np.cumsum(g.sum(0, dtype=np.float64))])
    square = np.concatenate([[0], np.cumsum((g.astype(np.float64) ** 2).sum(0))])
    left = np.maximum(0, np.arange(w) - radius)
    right = np.minimum(w, np.arange(w) + radius + 1)
    n = (right - left) * h
    mean = (total[right] - total[left]) / n
    spread = np.sqrt(np.maximum(0, (square[right] - square[left]) / n - mean ** 2))
    return np.clip((g - mean[None]) / (spread[None] + 4), -3, 3).astype(np.float32)
