"""The texts that generators write, by dialect, and what each says. Texts are written by hand after the programs' own."""

import json

# More than a segment of a JPEG holds.
HUGE = "a red fox, " + ", ".join(f"detail {n}" for n in range(6_000))
LONG = "a red fox in deep snow, " + ", ".join(f"detail {n}" for n in range(200))
A1111_SETTINGS = (
    "Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: {seed}, Size: 512x768, "
    "Model hash: 31e35c80fc, Model: dreamshaper_8, Denoising strength: 0.45, Version: v1.10.1"
)


def a1111(prompt, negative, seed, more="", **expected):
    text = prompt + (f"\nNegative prompt: {negative}" if negative else "") + "\n" + A1111_SETTINGS.format(seed=seed) + more
    said = {
        "format": "automatic1111", "prompt": prompt, "seed": seed, "steps": 20, "cfgScale": 7, "sampler": "DPM++ 2M",
        "scheduler": "Karras", "strength": 0.45, "width": 512, "height": 768,
        "model": {"name": "dreamshaper_8", "hash": "31e35c80fc"}, "version": "v1.10.1",
    }
    if negative:
        said["negativePrompt"] = negative
    return {"parameters": text}, said | expected


def invokeai(prompt, seed, model, said_model, **more):
    record = {
        "app_version": "6.14.2", "generation_mode": "txt2img", "positive_prompt": prompt, "negative_prompt": "blurry",
        "width": 512, "height": 768, "seed": seed, "cfg_scale": 7.5, "steps": 30, "scheduler": "euler_a", "model": model,
    } | more.get("record", {})
    said = {
        "format": "invokeai", "prompt": prompt, "negativePrompt": "blurry", "seed": seed, "steps": 30, "cfgScale": 7.5,
        "scheduler": "euler_a", "width": 512, "height": 768, "mode": "txt2img", "version": "6.14.2", "model": said_model,
    } | more.get("said", {})
    workflow = {"name": "Ein Ablauf", "nodes": [{"id": str(n), "type": "noise"} for n in range(300)], "edges": []}
    graph = {"id": "g", "nodes": {"a": {"id": "a", "type": "noise"}}, "edges": []}
    # The server dumps without spaces, and with every character beyond ASCII as it is.
    texts = {"invokeai_metadata": record, "invokeai_graph": graph, "invokeai_workflow": workflow}
    return {k: json.dumps(v, ensure_ascii=False, separators=(",", ":")) for k, v in texts.items()}, said


KEYED = {"key": "6f0c1d50", "hash": "blake3:aa11", "name": "Juggernaut XL", "base": "sdxl", "type": "main"}
SAID_KEYED = {"key": "6f0c1d50", "hash": "blake3:aa11", "name": "Juggernaut XL", "base": "sdxl"}
OLD = {"model_name": "stable-diffusion-v1-5", "base_model": "sd-1", "model_type": "main"}
SAID_OLD = {"name": "stable-diffusion-v1-5", "base": "sd-1"}


def invokeai_cases():
    yield "invokeai 6", *invokeai("a fox", 1, KEYED, SAID_KEYED)
    yield "invokeai 6 beyond Latin-1", *invokeai("橋と狐 🦊 — “snow”", 4294967295, KEYED, SAID_KEYED)
    yield "invokeai 6 in Latin-1", *invokeai("ein Füchslein im Schnee, ½ day", 7, KEYED, SAID_KEYED)
    yield "invokeai 6 with quotes", *invokeai('a "fox"\\ \n\tin snow </script>', 7, KEYED, SAID_KEYED)
    yield "invokeai 3", *invokeai(LONG, 123456789, OLD, SAID_OLD)
    loras = [{"model": KEYED | {"type": "lora"}, "weight": 0.75}, {"lora": {"model_name": "old", "base_model": "sd-1"}, "weight": 1}]
    said = [SAID_KEYED | {"weight": 0.75}, {"name": "old", "base": "sd-1", "weight": 1}]
    yield "invokeai with loras", *invokeai("a", 0, KEYED, SAID_KEYED, record={"loras": loras}, said={"loras": said})
    flux = {"cfg_scale": None, "guidance": 3.5, "steps": None, "num_steps": 28}
    yield "invokeai flux", *invokeai("a", 1, KEYED, SAID_KEYED, record=flux, said={"cfgScale": 3.5, "steps": 28})
    beta = {"type": "t2l", "positive_conditioning": "a fox", "negative_conditioning": "b", "seed": 5, "steps": 30,
            "width": 512, "height": 512, "cfg_scale": 7.5, "scheduler": "euler", "model": "stable-diffusion-1.5"}
    yield "invokeai beta", {"invokeai": json.dumps(beta)}, {
        "format": "invokeai-beta", "mode": "t2l", "prompt": "a fox", "negativePrompt": "b", "seed": 5, "steps": 30,
        "width": 512, "height": 512, "cfgScale": 7.5, "scheduler": "euler", "model": {"name": "stable-diffusion-1.5"}}
    dream = '"a fox in \\"snow\\" [blurry, dark]" -s 50 -S 1950357039 -W 512 -H 640 -C 7.5 -A k_lms'
    said = {"prompt": 'a fox in "snow"', "negativePrompt": "blurry, dark", "steps": 50, "seed": 1950357039, "width": 512,
            "height": 640, "cfgScale": 7.5, "sampler": "k_lms"}
    yield "dream", {"Dream": dream}, said | {"format": "dream"}
    image = {"type": "txt2img", "prompt": [{"prompt": "a fox [dark]", "weight": 1.0}], "sampler": "k_lms", "seed": 1950357039,
             "cfg_scale": 7.5, "steps": 50, "width": 512, "height": 640, "postprocessing": None}
    old = {"model": "stable diffusion", "model_weights": "stable-diffusion-1.5", "model_hash": "cc6cb27103417325", "app_id":
           "invoke-ai/InvokeAI", "app_version": "2.3.5", "image": image}
    yield "sd-metadata", {"Dream": dream, "sd-metadata": json.dumps(old)}, {
        "format": "sd-metadata", "prompt": "a fox", "negativePrompt": "dark", "seed": 1950357039, "cfgScale": 7.5, "steps": 50,
        "width": 512, "height": 640, "sampler": "k_lms", "mode": "txt2img", "version": "2.3.5",
        "model": {"name": "stable-diffusion-1.5", "hash": "cc6cb27103417325"}}


def a1111_cases():
    yield "a1111", *a1111("a fox", "blurry", 1)
    yield "a1111 without a negative", *a1111("a fox", "", 1)
    yield "a1111 beyond Latin-1", *a1111("橋と狐 🦊", "ぼやけた", 18446744073709551615)
    yield "a1111 in Latin-1", *a1111("ein Füchslein", "düster", 3)
    yield "a1111 of several lines", *a1111("a fox\nin snow\n\nSteps: to the river", "a\nb", 3)
    yield "a1111 long", *a1111(LONG, LONG, 4)
    yield "a1111 huge", *a1111(HUGE, "b", 4)
    lora = [{"name": "snow", "weight": 0.8, "hash": "ab12cd"}]
    yield "a1111 with a lora", *a1111("a fox <lora:snow:0.8>", "b", 5, ', Lora hashes: "snow: ab12cd"', loras=lora)
    civitai = ', Civitai resources: [{"type":"checkpoint","modelName":"X, Y"},{"type":"lora","weight":0.5,"modelName":"Snow"}]'
    yield "civitai", *a1111("a fox", "b", 6, civitai, loras=[{"name": "Snow", "weight": 0.5}])
    template = ', Template: "a {fox|cat}, Steps: 3, Seed: 4\\nb", Hires upscale: 2'
    yield "a1111 with a template", *a1111("a fox", "b", 7, template)


def comfyui(nodes):
    return {"prompt": json.dumps(nodes), "workflow": json.dumps({"nodes": [{"id": 1}], "links": [], "version": 0.4})}


def comfyui_cases():
    text = lambda value: {"class_type": "CLIPTextEncode", "inputs": {"text": value, "clip": ["4", 1]}}
    common = {
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdxl.safetensors"}}, "6": text("a fox 🦊"),
        "7": text("blurry"), "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
    }
    sampler = {"seed": 156680208700286, "steps": 20, "cfg": 8.0, "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0,
               "model": ["10", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}
    lora = {"class_type": "LoraLoader", "inputs": {"lora_name": "snow.safetensors", "strength_model": 0.7, "model": ["4", 0]}}
    save = {"class_type": "SaveImage", "inputs": {"images": ["3", 0]}}
    said = {"format": "comfyui", "prompt": "a fox 🦊", "negativePrompt": "blurry", "seed": 156680208700286, "steps": 20,
            "cfgScale": 8, "sampler": "euler", "scheduler": "normal", "strength": 1, "width": 512, "height": 768,
            "model": {"name": "sdxl.safetensors"}}
    loras = [{"name": "snow.safetensors", "weight": 0.7}]
    nodes = common | {"3": {"class_type": "KSampler", "inputs": sampler}, "9": save, "10": lora}
    yield "comfyui", comfyui(nodes), said | {"loras": loras}
    bad = nodes | {"11": {"class_type": "Note", "inputs": {"value": float("nan"), "other": float("-inf")}}}
    yield "comfyui with NaN", comfyui(bad), said | {"loras": loras}
    advanced = common | {
        "3": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["11", 0], "guider": ["12", 0], "sampler": ["13", 0],
              "sigmas": ["14", 0], "latent_image": ["5", 0]}},
        "11": {"class_type": "RandomNoise", "inputs": {"noise_seed": 18446744073709551615}},
        "12": {"class_type": "BasicGuider", "inputs": {"model": ["4", 0], "conditioning": ["6", 0]}},
        "13": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "dpmpp_2m"}},
        "14": {"class_type": "BasicScheduler", "inputs": {"scheduler": "simple", "steps": 8, "denoise": 1, "model": ["4", 0]}},
        "9": save,
    }
    short = {key: said[key] for key in ("format", "prompt", "width", "height", "model", "strength")}
    yield "comfyui with a guider", comfyui(advanced), short | {
        "seed": 18446744073709551615, "steps": 8, "sampler": "dpmpp_2m", "scheduler": "simple"}


def other_cases():
    swarm = {"sui_image_params": {"prompt": "a fox 🦊", "negativeprompt": "b", "model": "sdxl", "seed": "1234567890123456789",
             "steps": "20", "cfgscale": 7.5, "width": 512, "height": "768", "sampler": "euler", "scheduler": "normal",
             "swarm_version": "0.9.6", "loras": ["snow"], "loraweights": ["0.5"]},
             "sui_models": [{"name": "sdxl.safetensors", "param": "model", "hash": "0xabc"}]}
    yield "swarmui", {"parameters": json.dumps(swarm, indent=4)}, {
        "format": "swarmui", "prompt": "a fox 🦊", "negativePrompt": "b", "seed": 1234567890123456789, "steps": 20,
        "cfgScale": 7.5, "width": 512, "height": 768, "sampler": "euler", "scheduler": "normal", "version": "0.9.6",
        "model": {"name": "sdxl", "hash": "0xabc"}, "loras": [{"name": "snow", "weight": 0.5}]}
    fooocus = {"prompt": "a fox", "negative_prompt": "b", "seed": "7733115541", "steps": 30, "guidance_scale": 4, "sampler":
               "dpmpp_2m_sde_gpu", "scheduler": "karras", "resolution": "(1024, 768)", "base_model": "juggernautXL", "vae": "x",
               "base_model_hash": "aeb7e9e689", "loras": [["snow", 0.25, "ab12"]], "version": "Fooocus v2.5.5"}
    yield "fooocus", {"parameters": json.dumps(fooocus), "fooocus_scheme": "fooocus"}, {
        "format": "fooocus", "prompt": "a fox", "negativePrompt": "b", "seed": 7733115541, "steps": 30, "cfgScale": 4,
        "sampler": "dpmpp_2m_sde_gpu", "scheduler": "karras", "width": 1024, "height": 768, "version": "Fooocus v2.5.5",
        "model": {"name": "juggernautXL", "hash": "aeb7e9e689"}, "vae": {"name": "x"},
        "loras": [{"name": "snow", "weight": 0.25, "hash": "ab12"}]}
    novelai = {"prompt": "a fox 🦊", "uc": "b", "seed": 2945467837, "steps": 28, "scale": 5.0, "sampler": "k_euler_ancestral",
               "noise_schedule": "karras", "width": 832, "height": 1216, "strength": 0.7, "request_type": "PromptGenerateRequest"}
    yield "novelai", {"Title": "AI generated image", "Description": "a fox 🦊", "Software": "NovelAI", "Source":
                      "NovelAI Diffusion V4 37442FCA", "Comment": json.dumps(novelai)}, {
        "format": "novelai", "prompt": "a fox 🦊", "negativePrompt": "b", "seed": 2945467837, "steps": 28, "cfgScale": 5,
        "sampler": "k_euler_ancestral", "scheduler": "karras", "width": 832, "height": 1216, "strength": 0.7,
        "mode": "PromptGenerateRequest", "model": {"name": "NovelAI Diffusion V4", "hash": "37442FCA"}}


def all_cases():
    """Yields the name of each case, its texts by key, and what they say."""
    for cases in (invokeai_cases, a1111_cases, comfyui_cases, other_cases):
        yield from cases()
