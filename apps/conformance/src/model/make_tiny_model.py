"""Writes a Stable Diffusion 1 model of random weights, some megabytes in all, that the server can install and use.

    python make_tiny_model.py FOLDER

Nothing is downloaded. The images are coloured noise, and depend on the prompt and the seed. Some sizes are fixed: the
server recognises the family by a cross attention of 768, the text encoder has to be as wide, prompts are encoded in
chunks of 77 tokens, and an image is eight times as large as its latents, so the decoder has four levels.
"""

import json
import sys
from pathlib import Path

import torch
from diffusers import AutoencoderKL, PNDMScheduler, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

WIDTH = 768
TOKENS = 77
MARKERS = ["<|startoftext|>", "<|endoftext|>"]


def letters():
    """The byte alphabet of the tokenizer: visible Latin-1 characters are unchanged, other bytes get unused ones."""
    visible = [*range(33, 127), *range(161, 173), *range(174, 256)]
    spare = iter(range(256, 512))
    return [chr(byte) if byte in visible else chr(next(spare)) for byte in range(256)]


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def write_tokenizer(folder):
    """Every byte is a token, within a word and at its end, so any prompt can be encoded."""
    folder.mkdir(parents=True)
    alphabet = letters()
    tokens = [*alphabet, *(letter + "</w>" for letter in alphabet), *MARKERS]
    write_json(folder / "vocab.json", {token: index for index, token in enumerate(tokens)})
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    start, end = MARKERS
    roles = {"bos_token": start, "eos_token": end, "pad_token": end, "unk_token": end}
    write_json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "CLIPTokenizer", "model_max_length": TOKENS, **roles},
    )
    return len(tokens)


def text_encoder(tokens):
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=tokens,
            hidden_size=WIDTH,
            projection_dim=WIDTH,
            intermediate_size=64,
            num_hidden_layers=1,
            num_attention_heads=12,
            max_position_embeddings=TOKENS,
            bos_token_id=tokens - 2,
            eos_token_id=tokens - 1,
            pad_token_id=tokens - 1,
        )
    )


def unet():
    return UNet2DConditionModel(
        sample_size=8,
        in_channels=4,
        out_channels=4,
        block_out_channels=(16, 32),
        layers_per_block=1,
        norm_num_groups=8,
        attention_head_dim=8,
        cross_attention_dim=WIDTH,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
    )


def vae():
    levels = 4
    return AutoencoderKL(
        latent_channels=4,
        block_out_channels=(8,) * levels,
        layers_per_block=1,
        norm_num_groups=4,
        sample_size=64,
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
    )


def main(folder):
    torch.manual_seed(0)
    tokens = write_tokenizer(folder / "tokenizer")
    for name, part in [("text_encoder", text_encoder(tokens)), ("unet", unet()), ("vae", vae())]:
        part.half().save_pretrained(folder / name, safe_serialization=True)
    PNDMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type="epsilon",
        skip_prk_steps=True,
        steps_offset=1,
    ).save_pretrained(folder / "scheduler")
    write_json(
        folder / "model_index.json",
        {
            "_class_name": "StableDiffusionPipeline",
            "scheduler": ["diffusers", "PNDMScheduler"],
            "text_encoder": ["transformers", "CLIPTextModel"],
            "tokenizer": ["transformers", "CLIPTokenizer"],
            "unet": ["diffusers", "UNet2DConditionModel"],
            "vae": ["diffusers", "AutoencoderKL"],
            "feature_extractor": [None, None],
            "safety_checker": [None, None],
            "requires_safety_checker": False,
        },
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
