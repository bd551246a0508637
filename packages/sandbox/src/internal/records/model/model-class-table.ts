/**
 * The classes of records of InvokeAI 6.14.2, in its order: name, type, format, base and kind of variant, with a question
 * mark when it may be null. The line with a colon above has their own fields, which follow those of every record.
 */
export const modelClassTable = `
: type trigger_phrases default_settings format repo_variant prediction_type variant base
Main_Diffusers_SD1_Config main diffusers sd-1 ModelVariantType
Main_Diffusers_SD2_Config main diffusers sd-2 ModelVariantType
Main_Diffusers_SDXL_Config main diffusers sdxl ModelVariantType
Main_Diffusers_SDXLRefiner_Config main diffusers sdxl-refiner ModelVariantType
: type trigger_phrases default_settings format repo_variant base submodels
Main_Diffusers_SD3_Config main diffusers sd-3
: type trigger_phrases default_settings format repo_variant base variant
Main_Diffusers_FLUX_Config main diffusers flux FluxVariantType
Main_Diffusers_Flux2_Config main diffusers flux2 Flux2VariantType
: type trigger_phrases default_settings format repo_variant base
Main_Diffusers_CogView4_Config main diffusers cogview4
: type trigger_phrases default_settings format repo_variant base variant
Main_Diffusers_QwenImage_Config main diffusers qwen-image QwenImageVariantType?
: type trigger_phrases default_settings format repo_variant base variant has_dual_expert boundary_ratio
Main_Diffusers_Wan_Config main diffusers wan WanVariantType
: type trigger_phrases default_settings format repo_variant base variant
Main_Diffusers_ZImage_Config main diffusers z-image ZImageVariantType
: type trigger_phrases default_settings format repo_variant base
Main_Diffusers_ErnieImage_Config main diffusers ernie-image
Main_Diffusers_Ideogram4_Config main diffusers ideogram-4
: type trigger_phrases default_settings format repo_variant base variant
Main_Diffusers_Krea2_Config main diffusers krea-2 Krea2VariantType
: type trigger_phrases default_settings config_path format prediction_type variant base
Main_Checkpoint_SD1_Config main checkpoint sd-1 ModelVariantType
Main_Checkpoint_SD2_Config main checkpoint sd-2 ModelVariantType
Main_Checkpoint_SDXL_Config main checkpoint sdxl ModelVariantType
Main_Checkpoint_SDXLRefiner_Config main checkpoint sdxl-refiner ModelVariantType
: type trigger_phrases default_settings config_path format base variant
Main_Checkpoint_Flux2_Config main checkpoint flux2 Flux2VariantType
Main_Checkpoint_FLUX_Config main checkpoint flux FluxVariantType
: type trigger_phrases default_settings config_path base format variant
Main_Checkpoint_QwenImage_Config main checkpoint qwen-image QwenImageVariantType?
: type trigger_phrases default_settings config_path base format variant expert
Main_Checkpoint_Wan_Config main checkpoint wan WanVariantType
: type trigger_phrases default_settings config_path base format variant
Main_Checkpoint_ZImage_Config main checkpoint z-image ZImageVariantType
Main_Checkpoint_Krea2_Config main checkpoint krea-2 Krea2VariantType
: type trigger_phrases default_settings config_path base format
Main_Checkpoint_Anima_Config main checkpoint anima
: type trigger_phrases default_settings config_path base format variant
Main_BnBNF4_FLUX_Config main bnb_quantized_nf4b flux FluxVariantType
Main_GGUF_Flux2_Config main gguf_quantized flux2 Flux2VariantType
Main_GGUF_FLUX_Config main gguf_quantized flux FluxVariantType
Main_GGUF_QwenImage_Config main gguf_quantized qwen-image QwenImageVariantType?
: type trigger_phrases default_settings config_path base format variant expert
Main_GGUF_Wan_Config main gguf_quantized wan WanVariantType
: type trigger_phrases default_settings config_path base format variant
Main_GGUF_ZImage_Config main gguf_quantized z-image ZImageVariantType
Main_GGUF_Krea2_Config main gguf_quantized krea-2 Krea2VariantType
: type trigger_phrases default_settings base format variant repo_variant submodels
Main_SDNQ_Diffusers_Flux2_Config main sdnq_quantized flux2 Flux2VariantType
Main_SDNQ_Diffusers_FLUX_Config main sdnq_quantized flux FluxVariantType
Main_SDNQ_Diffusers_ZImage_Config main sdnq_quantized z-image ZImageVariantType
: config_path type format cpu_only base
VAE_Checkpoint_SD1_Config vae checkpoint sd-1
VAE_Checkpoint_SD2_Config vae checkpoint sd-2
VAE_Checkpoint_SDXL_Config vae checkpoint sdxl
VAE_Checkpoint_FLUX_Config vae checkpoint flux
: config_path type format base cpu_only
VAE_Checkpoint_Flux2_Config vae checkpoint flux2
: config_path type format base cpu_only latent_channels
VAE_Checkpoint_Wan_Config vae checkpoint wan
: config_path type format base cpu_only
VAE_Checkpoint_QwenImage_Config vae checkpoint qwen-image
VAE_Checkpoint_Anima_Config vae checkpoint anima
: format repo_variant type cpu_only base
VAE_Diffusers_SD1_Config vae diffusers sd-1
VAE_Diffusers_SDXL_Config vae diffusers sdxl
: format repo_variant type base cpu_only
VAE_Diffusers_Flux2_Config vae diffusers flux2
: format repo_variant type base cpu_only latent_channels
VAE_Diffusers_Wan_Config vae diffusers wan
: config_path type format base variant
PiDDecoder_Checkpoint_FLUX_Config pid_decoder checkpoint flux PiDDecoderVariantType
PiDDecoder_Checkpoint_Flux2_Config pid_decoder checkpoint flux2 PiDDecoderVariantType
PiDDecoder_Checkpoint_SD3_Config pid_decoder checkpoint sd-3 PiDDecoderVariantType
PiDDecoder_Checkpoint_SDXL_Config pid_decoder checkpoint sdxl PiDDecoderVariantType
PiDDecoder_Checkpoint_QwenImage_Config pid_decoder checkpoint qwen-image PiDDecoderVariantType
: config_path type format default_settings base
ControlNet_Checkpoint_SD1_Config controlnet checkpoint sd-1
ControlNet_Checkpoint_SD2_Config controlnet checkpoint sd-2
ControlNet_Checkpoint_SDXL_Config controlnet checkpoint sdxl
ControlNet_Checkpoint_FLUX_Config controlnet checkpoint flux
: config_path type format base default_settings
ControlNet_Checkpoint_ZImage_Config controlnet checkpoint z-image
: config_path type format base default_settings cond_in_channels
ControlNet_Checkpoint_Anima_Config controlnet checkpoint anima
: format repo_variant type default_settings base
ControlNet_Diffusers_SD1_Config controlnet diffusers sd-1
ControlNet_Diffusers_SD2_Config controlnet diffusers sd-2
ControlNet_Diffusers_SDXL_Config controlnet diffusers sdxl
ControlNet_Diffusers_FLUX_Config controlnet diffusers flux
: type trigger_phrases default_settings format base
LoRA_LyCORIS_SD1_Config lora lycoris sd-1
LoRA_LyCORIS_SD2_Config lora lycoris sd-2
LoRA_LyCORIS_SDXL_Config lora lycoris sdxl
: type trigger_phrases default_settings format base variant
LoRA_LyCORIS_Flux2_Config lora lycoris flux2 Flux2VariantType?
: type trigger_phrases default_settings format base
LoRA_LyCORIS_FLUX_Config lora lycoris flux
: type trigger_phrases default_settings format base variant
LoRA_LyCORIS_ZImage_Config lora lycoris z-image ZImageVariantType?
: type trigger_phrases default_settings format base
LoRA_LyCORIS_Krea2_Config lora lycoris krea-2
LoRA_LyCORIS_QwenImage_Config lora lycoris qwen-image
: type trigger_phrases default_settings format base expert variant
LoRA_LyCORIS_Wan_Config lora lycoris wan WanLoRAVariantType?
: type trigger_phrases default_settings format base
LoRA_LyCORIS_Anima_Config lora lycoris anima
LoRA_OMI_SDXL_Config lora omi sdxl
LoRA_OMI_FLUX_Config lora omi flux
LoRA_Diffusers_SD1_Config lora diffusers sd-1
LoRA_Diffusers_SD2_Config lora diffusers sd-2
LoRA_Diffusers_SDXL_Config lora diffusers sdxl
: type trigger_phrases default_settings format base variant
LoRA_Diffusers_Flux2_Config lora diffusers flux2 Flux2VariantType?
: type trigger_phrases default_settings format base
LoRA_Diffusers_FLUX_Config lora diffusers flux
: type trigger_phrases default_settings format base variant
LoRA_Diffusers_ZImage_Config lora diffusers z-image ZImageVariantType?
: default_settings base type format trigger_phrases
ControlLoRA_LyCORIS_FLUX_Config control_lora lycoris flux
: base type format cpu_only
T5Encoder_T5Encoder_Config t5_encoder t5_encoder any
T5Encoder_BnBLLMint8_Config t5_encoder bnb_quantized_int8b any
T5Encoder_SDNQ_Config t5_encoder sdnq_quantized any
: config_path base type format cpu_only
T5Encoder_GGUF_Config t5_encoder gguf_quantized any
Qwen3VLEncoder_Checkpoint_Config qwen3_vl_encoder checkpoint any
: base type format cpu_only
Qwen3VLEncoder_Qwen3VLEncoder_Config qwen3_vl_encoder qwen3_vl_encoder any
: base type format cpu_only variant
Qwen3Encoder_Qwen3Encoder_Config qwen3_encoder qwen3_encoder any Qwen3VariantType
: config_path base type format cpu_only variant
Qwen3Encoder_Checkpoint_Config qwen3_encoder checkpoint any Qwen3VariantType
Qwen3Encoder_GGUF_Config qwen3_encoder gguf_quantized any Qwen3VariantType
: base type format cpu_only variant
Qwen3Encoder_SDNQ_Folder_Config qwen3_encoder sdnq_quantized any Qwen3VariantType
MistralEncoder_Diffusers_Config mistral_encoder mistral_encoder any MistralVariantType
: config_path base type format cpu_only variant
MistralEncoder_Checkpoint_Config mistral_encoder checkpoint any MistralVariantType
MistralEncoder_GGUF_Config mistral_encoder gguf_quantized any MistralVariantType
: base type format cpu_only
Gemma2Encoder_Gemma2Encoder_Config gemma2_encoder gemma2_encoder any
Gemma2Encoder_GGUF_Config gemma2_encoder gguf_quantized any
: base type format
QwenVLEncoder_Diffusers_Config qwen_vl_encoder qwen_vl_encoder any
: config_path base type format
QwenVLEncoder_Checkpoint_Config qwen_vl_encoder checkpoint any
: base type format cpu_only
WanT5Encoder_WanT5Encoder_Config wan_t5_encoder wan_t5_encoder any
: type format base
TI_File_SD1_Config embedding embedding_file sd-1
TI_File_SD2_Config embedding embedding_file sd-2
TI_File_SDXL_Config embedding embedding_file sdxl
TI_Folder_SD1_Config embedding embedding_folder sd-1
TI_Folder_SD2_Config embedding embedding_folder sd-2
TI_Folder_SDXL_Config embedding embedding_folder sdxl
: type format image_encoder_model_id base
IPAdapter_InvokeAI_SD1_Config ip_adapter invokeai sd-1
IPAdapter_InvokeAI_SD2_Config ip_adapter invokeai sd-2
IPAdapter_InvokeAI_SDXL_Config ip_adapter invokeai sdxl
: type format base
IPAdapter_Checkpoint_SD1_Config ip_adapter checkpoint sd-1
IPAdapter_Checkpoint_SD2_Config ip_adapter checkpoint sd-2
IPAdapter_Checkpoint_SDXL_Config ip_adapter checkpoint sdxl
IPAdapter_Checkpoint_FLUX_Config ip_adapter checkpoint flux
: format repo_variant type default_settings base
T2IAdapter_Diffusers_SD1_Config t2i_adapter diffusers sd-1
T2IAdapter_Diffusers_SDXL_Config t2i_adapter diffusers sdxl
: base type format
Spandrel_Checkpoint_Config spandrel_image_to_image checkpoint any
: format repo_variant base type cpu_only variant
CLIPEmbed_Diffusers_G_Config clip_embed diffusers any gigantic
CLIPEmbed_Diffusers_L_Config clip_embed diffusers any large
: format repo_variant base type cpu_only
CLIPVision_Diffusers_Config clip_vision diffusers any
: format repo_variant type base cpu_only
SigLIP_Diffusers_Config siglip diffusers any
: type format base
FLUXRedux_Checkpoint_Config flux_redux checkpoint flux
: format repo_variant type base cpu_only
LlavaOnevision_Diffusers_Config llava_onevision diffusers any
TextLLM_Diffusers_Config text_llm diffusers any
: base type format provider_id provider_model_id capabilities default_settings panel_schema tags is_default
ExternalApiModelConfig external_image_generator external_api external
: base type format
Unknown_Config unknown unknown unknown
`;
