"""Writes the trained network as ONNX. Usage: export.py CHECKPOINT OUT.onnx"""
import sys

import torch

from train import Recogniser

model = Recogniser()
model.load_state_dict(torch.load(sys.argv[1]))
model.eval()
torch.onnx.export(
    model, torch.zeros(1, 1, 32, 640), sys.argv[2], opset_version=13,
    input_names=['strips'], output_names=['logp'],
    dynamic_axes={'strips': {0: 'lines', 3: 'columns'}, 'logp': {0: 'steps', 1: 'lines'}},
)
