"""Trains the line recogniser on strips made as they are needed.

Usage: train.py MINUTES [CHECKPOINT]. Writes checkpoint.pt every 500 steps and final.pt at the end.
Environment: THREADS (2), SEED (1000000) of the strips, RATE (0.0025) at its peak.
"""
import math
import os
import sys
import time

import cv2
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset

from make_strips import ALPHABET, HEIGHT, normalise, strip

SYMBOLS = {c: i + 1 for i, c in enumerate(ALPHABET)}
WIDTHS = (256, 384, 640, 800, 1024)


class Recogniser(nn.Module):
    """32 x W, normalised -> log-probabilities of blank and 37 symbols, one step for every 4 columns."""

    def __init__(self):
        super().__init__()

        def block(i, o, kernel=3, padding=1, stride=1):
            return [nn.Conv2d(i, o, kernel, stride, padding, bias=False), nn.BatchNorm2d(o), nn.ReLU(inplace=True)]

        self.net = nn.Sequential(
            *block(1, 24, 5, 2, 2),
            *block(24, 48, 3, 1, 2), *block(48, 64), *block(64, 64),
            *block(64, 96, 3, 1, (2, 1)), *block(96, 96),
            *block(96, 160, (4, 1), 0),
            *block(160, 160, (1, 5), (0, 2)), nn.Dropout(0.1),
            *block(160, 160, (1, 5), (0, 2)), nn.Dropout(0.1),
            nn.Conv2d(160, 38, 1),
        )

    def forward(self, x):
        return self.net(x).squeeze(2).permute(2, 0, 1).log_softmax(2)


class Strips(IterableDataset):
    """Batches of one width, so that padding costs little."""

    def __init__(self, seed, batch):
        self.seed, self.batch = seed, batch

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        seed = self.seed + (info.id if info else 0) * 50_000_000
        buckets = {w: [] for w in WIDTHS}
        while True:
            seed += 1
            try:
                image, text = strip(seed)
            except cv2.error:
                continue
            width = next((w for w in WIDTHS if w >= image.shape[1]), None)
            if width is None:
                continue
            buckets[width].append((image, text))
            count = self.batch * 640 // width
            if len(buckets[width]) >= count:
                rows, buckets[width] = buckets[width], []
                x = np.zeros((len(rows), 1, HEIGHT, width), np.float32)
                for i, (im, _) in enumerate(rows):
                    x[i, 0, :, :im.shape[1]] = normalise(im)
                target = torch.tensor([SYMBOLS[c] for _, t in rows for c in t])
                lengths = torch.tensor([len(t) for _, t in rows])
                yield torch.from_numpy(x), target, lengths, [t for _, t in rows]


def greedy(logp):
    best = logp.argmax(2).T.tolist()
    out = []
    for row in best:
        text, last = '', 0
        for k in row:
            if k != last and k:
                text += ALPHABET[k - 1]
            last = k
        out.append(text)
    return out


def evaluate(model, batches):
    model.eval()
    lines = exact = wrong = symbols = 0
    with torch.no_grad():
        for x, _, _, texts in batches:
            for found, text in zip(greedy(model(x)), texts):
                lines += 1
                exact += found == text
                symbols += len(text)
                wrong += 0 if found == text else sum(a != b for a, b in zip(found, text)) if len(found) == len(text) else abs(len(found) - len(text)) + 1
    model.train()
    return exact / lines, wrong / symbols


def main():
    minutes = float(sys.argv[1])
    torch.manual_seed(7)
    torch.set_num_threads(int(os.environ.get('THREADS', '2')))
    model = Recogniser().to(memory_format=torch.channels_last)
    seed = int(os.environ.get('SEED', '1000000'))
    peak = float(os.environ.get('RATE', '0.0025'))
    if len(sys.argv) > 2:
        model.load_state_dict(torch.load(sys.argv[2]))
    average = {k: v.clone() for k, v in model.state_dict().items()}
    print(sum(p.numel() for p in model.parameters()), 'parameters', flush=True)
    test = []
    for b in Strips(10, 24):
        test.append(b)
        if len(test) == 16:
            break
    optimiser = torch.optim.AdamW(model.parameters(), lr=peak, weight_decay=1e-3)
    loader = DataLoader(Strips(seed, 24), batch_size=None, num_workers=1, prefetch_factor=16)
    start = time.time()
    step = 0
    running = 0.0
    for x, target, lengths, _ in loader:
        done = (time.time() - start) / 60 / minutes
        if done >= 1:
            break
        rate = peak * min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * done)) * 0.98 + 0.02)
        for group in optimiser.param_groups:
            group['lr'] = rate
        logp = model(x.contiguous(memory_format=torch.channels_last))
        steps = torch.full((x.shape[0],), logp.shape[0], dtype=torch.long)
        loss = nn.functional.ctc_loss(logp, target, steps, lengths, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        step += 1
        running = loss.item() if step == 1 else running * .98 + loss.item() * .02
        decay = min(.997, 1 - 1 / (step / 4 + 1))
        for k, v in model.state_dict().items():
            if v.dtype.is_floating_point:
                average[k].mul_(decay).add_(v, alpha=1 - decay)
            else:
                average[k].copy_(v)
        if step % 100 == 0:
            print(f'{(time.time() - start) / 60:.1f} min step {step} loss {running:.4f} rate {rate:.5f}', flush=True)
        if step % 500 == 0:
            smooth = Recogniser()
            smooth.load_state_dict(average)
            exact, error = evaluate(smooth, test)
            print(f'   exact lines {exact:.4f} symbol errors {error:.5f}', flush=True)
            torch.save(average, 'checkpoint.pt')
    smooth = Recogniser()
    smooth.load_state_dict(average)
    exact, error = evaluate(smooth, test)
    print(f'final exact {exact:.4f} errors {error:.5f}')
    torch.save(average, 'final.pt')


if __name__ == '__main__':
    main()
