"""Writes the smallest files that the server recognises, one model for each class of records that can be made.

    python make_minimal_models.py FOLDER

Nothing is downloaded, and none of the models can be used: a file holds the few tensors that identification asks for, as
zeros. Where a size matters and cannot be written down, as in a file that is pickled, one number is stretched to it.
`FOLDER/models.json` lists them: the class, the kind by which the server knows it, the path, and the fields that an
installation has to give.
"""

import json
import sys
from pathlib import Path

import gguf
import numpy as np
import torch
from safetensors.torch import save_file

SD_ATTENTION = "transformer_blocks.0.attn2.to_k.weight"
WIDTHS = {"SD1": 768, "SD2": 1024, "SDXL": 2048}


def zeros(shapes):
    return {key: torch.zeros(shape, dtype=torch.float16) for key, shape in shapes.items()}


def tensors(shapes, metadata=None):
    """A safetensors file."""

    def write(path):
        save_file(zeros(shapes), path, metadata)

    return ".safetensors", write


def stretched(shapes, suffix=".ckpt"):
    """A pickled file, in which each tensor is one number."""

    def write(path):
        state = {key: torch.zeros((), dtype=torch.float16).expand(shape) for key, shape in shapes.items()}
        torch.save(state, path)

    return suffix, write


def quantized(shapes, architecture="unknown", **numbers):
    """A GGUF file."""

    def write(path):
        writer = gguf.GGUFWriter(path, architecture)
        for key, value in numbers.items():
            writer.add_uint32(f"{architecture}.{key}", value)
        for key, shape in shapes.items():
            writer.add_tensor(key, np.zeros(shape, dtype=np.float16))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    return ".gguf", write


def wide_quantized(key, shape, others):
    """A GGUF file with one large tensor, of which only the length is on the disk."""

    def write(path):
        kind = gguf.GGMLQuantizationType.IQ1_S
        block, size = gguf.GGML_QUANT_SIZES[kind]
        small = np.zeros((1, size), dtype=np.uint8)
        writer = gguf.GGUFWriter(path, "llama")
        for other in others:
            writer.add_tensor(other, np.zeros((32, 32), dtype=np.float16))
        length = shape[0] * shape[1] // block * size
        writer.add_tensor_info(key, (shape[0], shape[1] // block * size), small.dtype, length, raw_dtype=kind)
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_ti_data_to_file()
        output = writer.fout[0]
        writer.write_padding(output, output.tell())
        for other in others:
            np.zeros((32, 32), dtype=np.float16).tofile(output)
        output.truncate(output.tell() + length)
        writer.close()

    return ".gguf", write


def folder(files):
    """A folder: an object is written as JSON, a text as it is, tensors as a file of tensors."""

    def write(path):
        for name, content in files.items():
            place = path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, tuple):
                content[1](place)
            elif isinstance(content, str):
                place.write_text(content, encoding="utf-8")
            else:
                place.write_text(json.dumps(content), encoding="utf-8")

    return "", write


def pipeline(name, **parts):
    """A folder of a pipeline with the configurations of its parts."""
    files = {f"{part}/config.json": config for part, config in parts.items()}
    return folder({"model_index.json": {"_class_name": name}, **files})


def stable_diffusion(name, width):
    return folder(
        {
            "model_index.json": {"_class_name": name},
            "unet/config.json": {"_class_name": "UNet2DConditionModel", "cross_attention_dim": width, "in_channels": 4},
            "scheduler/scheduler_config.json": {"_class_name": "PNDMScheduler", "prediction_type": "epsilon"},
        }
    )


def with_scheduler(name, shift, **files):
    scheduler = {"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": shift}
    return folder({"model_index.json": {"_class_name": name}, "scheduler/scheduler_config.json": scheduler, **files})


def pair(key, width=32):
    """The two halves of a LoRA of one layer."""
    return {f"{key}.lora_A.weight": (4, width), f"{key}.lora_B.weight": (width, 4)}


def kohya(key, width):
    return {f"{key}.lora_down.weight": (4, width), f"{key}.lora_up.weight": (8, 4), f"{key}.alpha": ()}


SD_LORA = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
SDNQ = {"quantization_config.json": {"quant_method": "sdnq"}}
SDNQ_TENSORS = tensors({"layer.weight": (4, 4), "layer.scale": (4,)})


def sdnq_pipeline(name, transformer, **config):
    return folder(
        {
            "model_index.json": {"_class_name": name, "transformer": ["diffusers", transformer]},
            "transformer/config.json": {"_class_name": transformer, **config},
            "transformer/quantization_config.json": {"quant_method": "sdnq"},
            "transformer/model.safetensors": SDNQ_TENSORS,
        }
    )


def qwen3(width, **parts):
    return {"architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3", "hidden_size": width, **parts}


def main_models():
    yield from diffusers_mains()
    yield from checkpoint_mains()
    yield from quantized_mains()


def diffusers_mains():
    for base, width in {**WIDTHS, "SDXLRefiner": 1280}.items():
        name = "StableDiffusionXLPipeline" if "XL" in base else "StableDiffusionPipeline"
        yield f"Main_Diffusers_{base}_Config", stable_diffusion(name, width)
    yield "Main_Diffusers_SD3_Config", pipeline("StableDiffusion3Pipeline")
    yield "Main_Diffusers_FLUX_Config", pipeline("FluxPipeline", transformer={"guidance_embeds": True})
    yield "Main_Diffusers_Flux2_Config", pipeline("Flux2KleinPipeline", transformer={"joint_attention_dim": 7680})
    yield "Main_Diffusers_CogView4_Config", pipeline("CogView4Pipeline")
    yield "Main_Diffusers_QwenImage_Config", pipeline("QwenImagePipeline")
    yield "Main_Diffusers_Wan_Config", pipeline("WanPipeline", transformer={}, transformer_2={}, vae={"z_dim": 16})
    yield "Main_Diffusers_ZImage_Config", with_scheduler("ZImagePipeline", 3.0)
    weights = tensors({"layer.weight": (1,)})
    for base in ["ErnieImage", "Ideogram4"]:
        index = {"_class_name": f"{base}Pipeline"}
        yield f"Main_Diffusers_{base}_Config", folder({"model_index.json": index, "vae/model.safetensors": weights})
    yield "Main_Diffusers_Krea2_Config", folder({"model_index.json": {"_class_name": "Krea2Pipeline", "is_distilled": True}})


def checkpoint_mains():
    unet = "model.diffusion_model."
    for base, (block, width) in {
        "SD1": (2, 768),
        "SD2": (2, 1024),
        "SDXL": (4, 2048),
        "SDXLRefiner": (4, 1280),
    }.items():
        keys = {f"{unet}input_blocks.{block}.1.{SD_ATTENTION}": (8, width), f"{unet}input_blocks.0.0.weight": (8, 4, 3, 3)}
        yield f"Main_Checkpoint_{base}_Config", tensors(keys)
    flux = {"double_blocks.0.img_attn.norm.key_norm.scale": (8,), "img_in.weight": (8, 64), "guidance_in.out_layer.weight": (8, 8)}
    yield "Main_Checkpoint_FLUX_Config", tensors(flux)
    flux2 = {"double_blocks.0.img_attn.norm.key_norm.scale": (8,), "img_in.weight": (8, 128), "txt_in.weight": (8, 7680)}
    yield "Main_Checkpoint_Flux2_Config", tensors(flux2)
    nf4 = "double_blocks.0.img_attn.proj.weight.quant_state.bitsandbytes__nf4"
    yield "Main_BnBNF4_FLUX_Config", tensors({**flux, nf4: (8,)})
    qwen = {"txt_in.weight": (8, 8), "txt_norm.weight": (8,), "img_in.weight": (8, 8)}
    yield "Main_Checkpoint_QwenImage_Config", tensors(qwen)
    wan = {"patch_embedding.weight": (3072, 48, 1, 1, 1), "text_embedding.0.weight": (8, 8), "blocks.0.self_attn.q.weight": (8, 8)}
    yield "Main_Checkpoint_Wan_Config", tensors(wan)
    yield "Main_Checkpoint_ZImage_Config", tensors({"cap_embedder.0.weight": (8,), "context_refiner.0.weight": (8,)})
    yield "Main_Checkpoint_Krea2_Config", tensors({"text_fusion.projector.weight": (8, 8), "img_in.weight": (8, 8)})
    yield "Main_Checkpoint_Anima_Config", tensors({"llm_adapter.weight": (8,), "blocks.0.weight": (8,)})


def quantized_mains():
    scale = "double_blocks.0.img_attn.norm.key_norm.scale"
    yield "Main_GGUF_FLUX_Config", quantized({scale: (32,), "img_in.weight": (32, 64)})
    yield "Main_GGUF_Flux2_Config", quantized({scale: (32,), "img_in.weight": (32, 128), "txt_in.weight": (32, 7680)})
    yield "Main_GGUF_QwenImage_Config", quantized({key: (32, 32) for key in ["txt_in.weight", "txt_norm.weight", "img_in.weight"]})
    wan = {"patch_embedding.weight": (3072, 48, 1, 1), "text_embedding.0.weight": (32, 32), "blocks.0.self_attn.q.weight": (32, 32)}
    yield "Main_GGUF_Wan_Config", quantized(wan)
    yield "Main_GGUF_ZImage_Config", quantized({"cap_embedder.0.weight": (32,), "context_refiner.0.weight": (32,)})
    yield "Main_GGUF_Krea2_Config", quantized({"text_fusion.projector.weight": (32, 32), "img_in.weight": (32, 32)})
    yield "Main_SDNQ_Diffusers_FLUX_Config", sdnq_pipeline("FluxPipeline", "FluxTransformer2DModel", guidance_embeds=True)
    yield "Main_SDNQ_Diffusers_Flux2_Config", sdnq_pipeline("Flux2KleinPipeline", "Flux2Transformer2DModel", joint_attention_dim=7680)
    yield "Main_SDNQ_Diffusers_ZImage_Config", sdnq_pipeline("ZImagePipeline", "ZImageTransformer2DModel")


def loras():
    for base, width in WIDTHS.items():
        yield f"LoRA_LyCORIS_{base}_Config", tensors(kohya(SD_LORA, width))
        yield f"LoRA_Diffusers_{base}_Config", folder({"pytorch_lora_weights.safetensors": tensors(kohya(SD_LORA, width))})
    flux = "transformer.transformer_blocks.0.attn.add_q_proj"
    flux_diffusers = {**pair("transformer.single_transformer_blocks.0.attn.to_q"), **pair(flux)}
    flux2 = pair("transformer.single_transformer_blocks.0.attn.to_qkv_mlp_proj", 3072)
    yield "LoRA_LyCORIS_FLUX_Config", tensors(kohya("lora_unet_double_blocks_0_img_attn_proj", 3072))
    yield "LoRA_LyCORIS_Flux2_Config", tensors(flux2)
    yield "LoRA_Diffusers_FLUX_Config", folder({"pytorch_lora_weights.safetensors": tensors(flux_diffusers)})
    yield "LoRA_Diffusers_Flux2_Config", folder({"pytorch_lora_weights.safetensors": tensors(flux2)})
    yield "LoRA_LyCORIS_ZImage_Config", tensors(kohya("lora_unet__layers_0_attention_to_k", 32))
    yield "LoRA_LyCORIS_Krea2_Config", tensors(pair("transformer.text_fusion.projector"))
    yield "LoRA_LyCORIS_QwenImage_Config", tensors(pair("transformer.transformer_blocks.0.attn.to_k"))
    yield "LoRA_LyCORIS_Wan_Config", tensors(pair("diffusion_model.blocks.0.self_attn.q", 5120))
    yield "LoRA_LyCORIS_Anima_Config", tensors(pair("diffusion_model.blocks.0.cross_attn.k_proj"))
    for base, architecture in {"SDXL": "stable-diffusion-xl-v1-base/lora", "FLUX": "Flux.1-dev/lora"}.items():
        marks = {"modelspec.sai_model_spec": "1.0.0", "ot_branch": "omi_format", "modelspec.architecture": architecture}
        yield f"LoRA_OMI_{base}_Config", tensors({"unet.layer.weight": (4, 4)}, marks)
    control = {"img_in.lora_A.weight": (4, 128), "img_in.lora_B.weight": (3072, 4), "img_in.lora_B.bias": (3072,)}
    yield "ControlLoRA_LyCORIS_FLUX_Config", tensors(control)


def autoencoders():
    conv = "decoder.conv_in.weight"
    yield "VAE_Checkpoint_SD1_Config", tensors({conv: (8, 4, 3, 3)})
    yield "VAE_Checkpoint_SD2_Config", tensors({conv: (8, 4, 3, 3), "note": (1,)}), {"file": "sd2"}
    yield "VAE_Checkpoint_SDXL_Config", tensors({conv: (8, 4, 3, 3), "note": (2,)}), {"file": "xl"}
    yield "VAE_Checkpoint_FLUX_Config", tensors({conv: (8, 16, 3, 3)})
    yield "VAE_Checkpoint_Flux2_Config", tensors({conv: (8, 32, 3, 3), "bn.running_mean": (8,)})
    yield "VAE_Checkpoint_Wan_Config", tensors({conv: (8, 48, 1, 3, 3)})
    yield "VAE_Checkpoint_QwenImage_Config", tensors({conv: (8, 16, 1, 3, 3)})
    anima = ["encoder.downsamples.0.weight", "decoder.upsamples.0.weight", "decoder.middle.0.weight"]
    yield "VAE_Checkpoint_Anima_Config", tensors({key: (8,) for key in anima})
    kl = {"_class_name": "AutoencoderKL"}
    yield "VAE_Diffusers_SD1_Config", folder({"config.json": kl})
    yield "VAE_Diffusers_SDXL_Config", folder({"config.json": {**kl, "scaling_factor": 0.13025, "sample_size": 1024}})
    yield "VAE_Diffusers_Flux2_Config", folder({"config.json": {"_class_name": "AutoencoderKLFlux2"}})
    yield "VAE_Diffusers_Wan_Config", folder({"config.json": {"_class_name": "AutoencoderKLWan", "z_dim": 16}})
    from invokeai.backend.pid.decode import BACKBONE_DISCRIMINATOR_KEY, required_pid_net_shapes

    contract = dict(required_pid_net_shapes())
    channels = {"FLUX": 16, "Flux2": 128, "SD3": 16, "SDXL": 4, "QwenImage": 16}
    bases = {"FLUX": "flux", "Flux2": "flux2", "SD3": "sd-3", "SDXL": "sdxl", "QwenImage": "qwen-image"}
    for number, (base, count) in enumerate(channels.items()):
        width, _, *kernel = contract[BACKBONE_DISCRIMINATOR_KEY]
        shapes = {**contract, BACKBONE_DISCRIMINATOR_KEY: (width, count, *kernel)}
        yield f"PiDDecoder_Checkpoint_{base}_Config", stretched(shapes, ".pth"), {"base": bases[base]}


def control_adapters():
    for base, width in WIDTHS.items():
        keys = {f"control_model.input_blocks.2.1.{SD_ATTENTION}": (8, width)}
        yield f"ControlNet_Checkpoint_{base}_Config", tensors(keys)
        yield f"ControlNet_Diffusers_{base}_Config", folder({"config.json": {"_class_name": "ControlNetModel", "cross_attention_dim": width}})
    instantx = [f"{layer}.{part}" for layer in ["controlnet_blocks.0", "controlnet_x_embedder"] for part in ["bias", "weight"]]
    yield "ControlNet_Checkpoint_FLUX_Config", tensors({key: (8,) for key in instantx})
    yield "ControlNet_Diffusers_FLUX_Config", folder({"config.json": {"_class_name": "FluxControlNetModel"}})
    yield "ControlNet_Checkpoint_ZImage_Config", tensors({"control_layers.0.weight": (8,)})
    anima = {"lllite_conditioning1.conv1.weight": (8, 3, 4, 4), "lllite_dit_blocks_0.weight": (8,)}
    yield "ControlNet_Checkpoint_Anima_Config", tensors(anima)
    for base, kind in {"SD1": "full_adapter", "SDXL": "full_adapter_xl"}.items():
        yield f"T2IAdapter_Diffusers_{base}_Config", folder({"config.json": {"_class_name": "T2IAdapter", "adapter_type": kind}})
    yield from image_prompts()


def image_prompts():
    for base, width in WIDTHS.items():
        yield f"IPAdapter_Checkpoint_{base}_Config", tensors({"ip_adapter.1.to_k_ip.weight": (8, width), "image_proj.weight": (8,)})

    block = "double_blocks.0.processor.ip_adapter_double_stream_"
    names = [f"{block}k_proj", f"{block}v_proj", "ip_adapter_proj_model.norm", "ip_adapter_proj_model.proj"]
    yield "IPAdapter_Checkpoint_FLUX_Config", tensors({f"{name}.{part}": (8,) for name in names for part in ["bias", "weight"]})
    redux = [f"redux_{half}.{part}" for half in ["down", "up"] for part in ["bias", "weight"]]
    yield "FLUXRedux_Checkpoint_Config", tensors({key: (8,) for key in redux})
    yield "CLIPVision_Diffusers_Config", folder({"config.json": {"architectures": ["CLIPVisionModelWithProjection"]}})
    yield "SigLIP_Diffusers_Config", folder({"config.json": {"architectures": ["SiglipModel"]}})


def text_encoders():
    for size, width in {"L": 768, "G": 1280}.items():
        yield f"CLIPEmbed_Diffusers_{size}_Config", folder({"config.json": {"architectures": ["CLIPTextModel"], "hidden_size": width}})
    t5 = {"architectures": ["T5EncoderModel"]}
    weights = tensors({"layer.weight": (1,)})
    yield "T5Encoder_T5Encoder_Config", folder({"text_encoder_2/config.json": t5, "text_encoder_2/model.safetensors.index.json": {}, "text_encoder_2/model.safetensors": weights})
    yield "T5Encoder_BnBLLMint8_Config", folder({"text_encoder_2/config.json": t5, "text_encoder_2/llm_int8.safetensors": tensors({"layer.SCB": (4,)})})
    yield "T5Encoder_SDNQ_Config", folder({"text_encoder_2/config.json": t5, "text_encoder_2/model.safetensors": SDNQ_TENSORS, "tokenizer_2/spiece.model": ""})
    yield "T5Encoder_GGUF_Config", quantized({"enc.blk.0.attn_q.weight": (32, 32)})
    vl = {"architectures": ["Qwen3VLForConditionalGeneration"], "text_config": {"hidden_size": 2560, "num_hidden_layers": 36}}
    yield "Qwen3VLEncoder_Qwen3VLEncoder_Config", folder({"config.json": vl, "model.safetensors": weights, "tokenizer.json": {}})
    keys = {"model.embed_tokens.weight": (1, 2560), "model.layers.35.mlp.weight": (1,), "model.visual.blocks.0.weight": (1,)}
    yield "Qwen3VLEncoder_Checkpoint_Config", tensors(keys)
    layer = "model.layers.0.self_attn.q_norm.weight"
    yield "Qwen3Encoder_Qwen3Encoder_Config", folder({"config.json": qwen3(2560), "model.safetensors": weights})
    yield "Qwen3Encoder_Checkpoint_Config", tensors({"model.embed_tokens.weight": (8, 1024), layer: (8,)})
    yield "Qwen3Encoder_GGUF_Config", quantized({"token_embd.weight": (32, 2560), "blk.0.attn_q_norm.weight": (32,)})
    yield "Qwen3Encoder_SDNQ_Folder_Config", folder({"config.json": qwen3(4096), "model.safetensors": SDNQ_TENSORS, **SDNQ})
    mistral = {"architectures": ["MistralForCausalLM"], "hidden_size": 5120, "num_hidden_layers": 30}
    yield "MistralEncoder_Diffusers_Config", folder({"text_encoder/config.json": mistral, "text_encoder/model.safetensors": weights})
    yield "MistralEncoder_Checkpoint_Config", stretched({"model.embed_tokens.weight": (100000, 5120), "model.layers.29.mlp.weight": (1,)})
    yield "MistralEncoder_GGUF_Config", wide_quantized("token_embd.weight", (100000, 5120), ["blk.29.attn_q.weight"])
    yield "Gemma2Encoder_Gemma2Encoder_Config", folder({"config.json": {"architectures": ["Gemma2ForCausalLM"], "hidden_size": 2304}, "tokenizer.json": {}})
    yield "Gemma2Encoder_GGUF_Config", quantized({"token_embd.weight": (32, 32)}, "gemma2", embedding_length=2304)
    qwen_vl = {"architectures": ["Qwen2_5_VLForConditionalGeneration"]}
    yield "QwenVLEncoder_Diffusers_Config", folder({"text_encoder/config.json": qwen_vl, "text_encoder/model.safetensors": weights, "tokenizer/tokenizer_config.json": {}})
    yield "QwenVLEncoder_Checkpoint_Config", tensors({"model.layers.0.mlp.weight": (1,), "visual.patch_embed.weight": (1,)})
    yield "WanT5Encoder_WanT5Encoder_Config", folder({"config.json": {"model_type": "umt5"}})
    yield "LlavaOnevision_Diffusers_Config", folder({"config.json": {"architectures": ["LlavaOnevisionForConditionalGeneration"]}})
    yield "TextLLM_Diffusers_Config", folder({"config.json": {"architectures": ["LlamaForCausalLM"]}, "tokenizer.json": {}})


def others():
    for base, width in {"SD1": 768, "SD2": 1024, "SDXL": 1280}.items():
        key = "clip_g" if base == "SDXL" else "emb_params"
        yield f"TI_File_{base}_Config", tensors({key: (1, width)})
        yield f"TI_Folder_{base}_Config", folder({"learned_embeds.safetensors": tensors({key: (2, width)})})
    upscaler = {"body.0.weight": (8, 3, 3, 3), "body.0.bias": (8,), "body.1.weight": (8,), "body.2.weight": (12, 8, 3, 3), "body.2.bias": (12,)}
    yield "Spandrel_Checkpoint_Config", tensors(upscaler)
    yield "Unknown_Config", tensors({f"layer.{number}": (1,) for number in range(10)})


def all_models():
    for models in [main_models, loras, autoencoders, control_adapters, text_encoders, others]:
        yield from models()


def main():
    from invokeai.backend.model_manager.configs import factory

    root = Path(sys.argv[1])
    listed = []
    for name, (suffix, write), *given in all_models():
        fields = dict(given[0]) if given else {}
        path = root / name / (fields.pop("file", "model") + suffix) if suffix else root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
        kind = getattr(factory, name).get_tag().tag
        listed.append({"class": name, "kind": kind, "path": str(path), "fields": fields})
    (root / "models.json").write_text(json.dumps(listed), encoding="utf-8")


main()
