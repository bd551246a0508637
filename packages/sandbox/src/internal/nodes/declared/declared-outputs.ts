// Written by `npm run operations -- --server URL` from what a server declares.

/** The outputs of declared node types: JSON, one per line. */
export const DECLARED_OUTPUTS = `
{"type":"image_collection_output","className":"ImageCollectionOutput","outputs":{"collection":{"of":{"list":"ImageField"}}}}
{"type":"latents_output","className":"LatentsOutput","outputs":{"latents":{"of":"LatentsField"},"width":{"of":"integer"},"height":{"of":"integer"}}}
{"type":"latents_meta_output","className":"LatentsMetaOutput","typeBefore":"latents","outputs":{"metadata":{"of":"MetadataField"},"latents":{"of":"LatentsField"},"width":{"of":"integer"},"height":{"of":"integer"}}}
{"type":"image_output","className":"ImageOutput","outputs":{"image":{"of":"ImageField"},"width":{"of":"integer"},"height":{"of":"integer"}}}
{"type":"anima_lllite_output","className":"AnimaLLLiteOutput","outputs":{"control":{"of":"AnimaLLLiteField"}}}
{"type":"anima_lora_loader_output","className":"AnimaLoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"Anima Transformer","default":null},"qwen3_encoder":{"of":["Qwen3EncoderField","null"],"title":"Qwen3 Encoder","default":null}}}
{"type":"anima_model_loader_output","className":"AnimaModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"qwen3_encoder":{"of":"Qwen3EncoderField","title":"Qwen3 Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"anima_conditioning_output","className":"AnimaConditioningOutput","outputs":{"conditioning":{"of":"AnimaConditioningField"}}}
{"type":"clip_skip_output","className":"CLIPSkipInvocationOutput","outputs":{"clip":{"of":["CLIPField","null"],"title":"CLIP","default":null}}}
{"type":"cogview4_model_loader_output","className":"CogView4ModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"glm_encoder":{"of":"GlmEncoderField","title":"GLM Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"cogview4_conditioning_output","className":"CogView4ConditioningOutput","outputs":{"conditioning":{"of":"CogView4ConditioningField"}}}
{"type":"conditioning_output","className":"ConditioningOutput","outputs":{"conditioning":{"of":"ConditioningField"}}}
{"type":"conditioning_collection_output","className":"ConditioningCollectionOutput","outputs":{"collection":{"of":{"list":"ConditioningField"}}}}
{"type":"control_output","className":"ControlOutput","outputs":{"control":{"of":"ControlField"}}}
{"type":"denoise_mask_output","className":"DenoiseMaskOutput","outputs":{"denoise_mask":{"of":"DenoiseMaskField"}}}
{"type":"ernie_image_model_loader_output","className":"ErnieImageModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"text_encoder":{"of":"Mistral3EncoderField","title":"Text Encoder"},"vae":{"of":"VAEField","title":"VAE"},"prompt_enhancer":{"of":["PromptEnhancerField","null"],"title":"Prompt Enhancer","default":null}}}
{"type":"string_output","className":"StringOutput","outputs":{"value":{"of":"string"}}}
{"type":"ernie_image_conditioning_output","className":"ErnieImageConditioningOutput","outputs":{"conditioning":{"of":"ErnieImageConditioningField"}}}
{"type":"extract_video_range_output","className":"ExtractVideoRangeOutput","outputs":{"video":{"of":"VideoField"},"width":{"of":"integer"},"height":{"of":"integer"},"num_frames":{"of":"integer"},"fps":{"of":"number"},"duration":{"of":"number"},"start_frame":{"of":"integer"},"end_frame":{"of":"integer"}}}
{"type":"face_mask_output","className":"FaceMaskOutput","typeBefore":"mask","outputs":{"image":{"of":"ImageField"},"width":{"of":"integer"},"height":{"of":"integer"},"mask":{"of":"ImageField"}}}
{"type":"face_off_output","className":"FaceOffOutput","typeBefore":"mask","outputs":{"image":{"of":"ImageField"},"width":{"of":"integer"},"height":{"of":"integer"},"mask":{"of":"ImageField"},"x":{"of":"integer"},"y":{"of":"integer"}}}
{"type":"float_output","className":"FloatOutput","outputs":{"value":{"of":"number"}}}
{"type":"float_generator_output","className":"FloatGeneratorOutput","outputs":{"floats":{"of":{"list":"number"}}}}
{"type":"flux2_dev_lora_loader_output","className":"Flux2DevLoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"Transformer","default":null},"mistral_encoder":{"of":["MistralEncoderField","null"],"title":"Mistral Encoder","default":null}}}
{"type":"flux2_dev_model_loader_output","className":"Flux2DevModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"mistral_encoder":{"of":"MistralEncoderField","title":"Mistral Encoder"},"vae":{"of":"VAEField","title":"VAE"},"max_seq_len":{"of":{"enum":[256,512]},"title":"Max Seq Length"}}}
{"type":"flux_conditioning_output","className":"FluxConditioningOutput","outputs":{"conditioning":{"of":"FluxConditioningField"}}}
{"type":"flux2_klein_lora_loader_output","className":"Flux2KleinLoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"Transformer","default":null},"qwen3_encoder":{"of":["Qwen3EncoderField","null"],"title":"Qwen3 Encoder","default":null}}}
{"type":"flux2_klein_model_loader_output","className":"Flux2KleinModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"qwen3_encoder":{"of":"Qwen3EncoderField","title":"Qwen3 Encoder"},"vae":{"of":"VAEField","title":"VAE"},"max_seq_len":{"of":{"enum":[256,512]},"title":"Max Seq Length"}}}
{"type":"flux_control_lora_loader_output","className":"FluxControlLoRALoaderOutput","outputs":{"control_lora":{"of":"ControlLoRAField","title":"Flux Control LoRA","default":null}}}
{"type":"flux_controlnet_output","className":"FluxControlNetOutput","outputs":{"control":{"of":"FluxControlNetField"}}}
{"type":"flux_fill_output","className":"FluxFillOutput","outputs":{"fill_cond":{"of":"FluxFillConditioningField","title":"Conditioning"}}}
{"type":"ip_adapter_output","className":"IPAdapterOutput","outputs":{"ip_adapter":{"of":"IPAdapterField","title":"IP-Adapter"}}}
{"type":"flux_kontext_output","className":"FluxKontextOutput","outputs":{"kontext_cond":{"of":"FluxKontextConditioningField","title":"Kontext Conditioning"}}}
{"type":"flux_lora_loader_output","className":"FluxLoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"FLUX Transformer","default":null},"clip":{"of":["CLIPField","null"],"title":"CLIP","default":null},"t5_encoder":{"of":["T5EncoderField","null"],"title":"T5 Encoder","default":null}}}
{"type":"flux_model_loader_output","className":"FluxModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"clip":{"of":"CLIPField","title":"CLIP"},"t5_encoder":{"of":"T5EncoderField","title":"T5 Encoder"},"vae":{"of":"VAEField","title":"VAE"},"max_seq_len":{"of":{"enum":[256,512]},"title":"Max Seq Length"}}}
{"type":"flux_redux_output","className":"FluxReduxOutput","outputs":{"redux_cond":{"of":"FluxReduxConditioningField","title":"Conditioning"}}}
{"type":"unet_output","className":"UNetOutput","outputs":{"unet":{"of":"UNetField","title":"UNet"}}}
{"type":"gemma2_encoder_output","className":"Gemma2EncoderOutput","outputs":{"gemma2_encoder":{"of":"Gemma2EncoderField","title":"Gemma-2 Encoder"}}}
{"type":"bounding_box_collection_output","className":"BoundingBoxCollectionOutput","outputs":{"collection":{"of":{"list":"BoundingBoxField"},"title":"Bounding Boxes"}}}
{"type":"ideal_size_output","className":"IdealSizeOutput","outputs":{"width":{"of":"integer"},"height":{"of":"integer"}}}
{"type":"ideogram4_model_loader_output","className":"Ideogram4ModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"qwen3_encoder":{"of":"Qwen3EncoderField","title":"Qwen3-VL Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"ideogram4_conditioning_output","className":"Ideogram4ConditioningOutput","outputs":{"conditioning":{"of":"Ideogram4ConditioningField"}}}
{"type":"image_generator_output","className":"ImageGeneratorOutput","outputs":{"images":{"of":{"list":"ImageField"}}}}
{"type":"integer_output","className":"IntegerOutput","outputs":{"value":{"of":"integer"}}}
{"type":"integer_generator_output","className":"IntegerGeneratorOutput","outputs":{"integers":{"of":{"list":"integer"}}}}
{"type":"krea2_conditioning_output","className":"Krea2ConditioningOutput","outputs":{"conditioning":{"of":"Krea2ConditioningField"}}}
{"type":"krea2_lora_loader_output","className":"Krea2LoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"Krea-2 Transformer","default":null},"qwen3_vl_encoder":{"of":["Qwen3VLEncoderField","null"],"title":"Qwen3-VL Encoder","default":null}}}
{"type":"krea2_model_loader_output","className":"Krea2ModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"qwen3_vl_encoder":{"of":"Qwen3VLEncoderField","title":"Qwen3-VL Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"krea2_style_reference_output","className":"Krea2StyleReferenceOutput","outputs":{"style_reference":{"of":"Krea2StyleReferenceField","title":"Style Reference"}}}
{"type":"lora_loader_output","className":"LoRALoaderOutput","outputs":{"unet":{"of":["UNetField","null"],"title":"UNet","default":null},"clip":{"of":["CLIPField","null"],"title":"CLIP","default":null}}}
{"type":"lora_selector_output","className":"LoRASelectorOutput","outputs":{"lora":{"of":"LoRAField","title":"LoRA"}}}
{"type":"model_loader_output","className":"ModelLoaderOutput","typeBefore":"clip","outputs":{"vae":{"of":"VAEField","title":"VAE"},"clip":{"of":"CLIPField","title":"CLIP"},"unet":{"of":"UNetField","title":"UNet"}}}
{"type":"md_control_list_output","className":"MDControlListOutput","outputs":{"control_list":{"of":["ControlField",{"list":"ControlField"},"null"],"title":"ControlNet-List"}}}
{"type":"md_ip_adapter_list_output","className":"MDIPAdapterListOutput","outputs":{"ip_adapter_list":{"of":["IPAdapterField",{"list":"IPAdapterField"},"null"],"title":"IP-Adapter-List"}}}
{"type":"metadata_to_lora_collection_output","className":"MetadataToLorasCollectionOutput","outputs":{"lora":{"of":{"list":"LoRAField"},"title":"LoRAs"}}}
{"type":"metadata_to_model_output","className":"MetadataToModelOutput","outputs":{"model":{"of":"ModelIdentifierField","title":"Model"},"name":{"of":"string"},"unet":{"of":"UNetField","title":"UNet"},"vae":{"of":"VAEField","title":"VAE"},"clip":{"of":"CLIPField","title":"CLIP"}}}
{"type":"sdxl_lora_loader_output","className":"SDXLLoRALoaderOutput","outputs":{"unet":{"of":["UNetField","null"],"title":"UNet","default":null},"clip":{"of":["CLIPField","null"],"title":"CLIP 1","default":null},"clip2":{"of":["CLIPField","null"],"title":"CLIP 2","default":null}}}
{"type":"metadata_to_sdxl_model_output","className":"MetadataToSDXLModelOutput","outputs":{"model":{"of":"ModelIdentifierField","title":"Model"},"name":{"of":"string"},"unet":{"of":"UNetField","title":"UNet"},"clip":{"of":"CLIPField","title":"CLIP 1"},"clip2":{"of":"CLIPField","title":"CLIP 2"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"md_ip_adapters_output","className":"MDT2IAdapterListOutput","outputs":{"t2i_adapter_list":{"of":["T2IAdapterField",{"list":"T2IAdapterField"},"null"],"title":"T2I Adapter-List"}}}
{"type":"vae_output","className":"VAEOutput","outputs":{"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"model_identifier_output","className":"ModelIdentifierOutput","outputs":{"model":{"of":"ModelIdentifierField","title":"Model"}}}
{"type":"pbr_maps-output","className":"PBRMapsOutput","outputs":{"normal_map":{"of":"ImageField","default":null},"roughness_map":{"of":"ImageField","default":null},"displacement_map":{"of":"ImageField","default":null}}}
{"type":"pid_decoder_output","className":"PiDDecoderOutput","outputs":{"pid_decoder":{"of":"PiDDecoderField","title":"PiD Decoder"}}}
{"type":"qwen_image_lora_loader_output","className":"QwenImageLoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"Transformer","default":null}}}
{"type":"qwen_image_model_loader_output","className":"QwenImageModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"qwen_vl_encoder":{"of":"QwenVLEncoderField","title":"Qwen VL Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"qwen_image_conditioning_output","className":"QwenImageConditioningOutput","outputs":{"conditioning":{"of":"QwenImageConditioningField"}}}
{"type":"sd3_model_loader_output","className":"Sd3ModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"clip_l":{"of":"CLIPField","title":"CLIP L"},"clip_g":{"of":"CLIPField","title":"CLIP G"},"t5_encoder":{"of":"T5EncoderField","title":"T5 Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"sd3_conditioning_output","className":"SD3ConditioningOutput","outputs":{"conditioning":{"of":"SD3ConditioningField"}}}
{"type":"sdxl_model_loader_output","className":"SDXLModelLoaderOutput","outputs":{"unet":{"of":"UNetField","title":"UNet"},"clip":{"of":"CLIPField","title":"CLIP 1"},"clip2":{"of":"CLIPField","title":"CLIP 2"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"sdxl_refiner_model_loader_output","className":"SDXLRefinerModelLoaderOutput","outputs":{"unet":{"of":"UNetField","title":"UNet"},"clip2":{"of":"CLIPField","title":"CLIP 2"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"seamless_output","className":"SeamlessModeOutput","outputs":{"unet":{"of":["UNetField","null"],"title":"UNet","default":null},"vae":{"of":["VAEField","null"],"title":"VAE","default":null}}}
{"type":"mask_output","className":"MaskOutput","outputs":{"mask":{"of":"TensorField"},"width":{"of":"integer"},"height":{"of":"integer"}}}
{"type":"string_generator_output","className":"StringGeneratorOutput","outputs":{"strings":{"of":{"list":"string"}}}}
{"type":"t2i_adapter_output","className":"T2IAdapterOutput","outputs":{"t2i_adapter":{"of":"T2IAdapterField","title":"T2I Adapter"}}}
{"type":"video_output","className":"VideoOutput","outputs":{"video":{"of":"VideoField"},"width":{"of":"integer"},"height":{"of":"integer"},"num_frames":{"of":"integer"},"fps":{"of":"number"},"duration":{"of":"number"}}}
{"type":"wan_lora_loader_output","className":"WanLoRALoaderOutput","outputs":{"transformer":{"of":["WanTransformerField","null"],"title":"Wan Transformer","default":null}}}
{"type":"wan_model_loader_output","className":"WanModelLoaderOutput","outputs":{"transformer":{"of":"WanTransformerField","title":"Transformer"},"wan_t5_encoder":{"of":"WanT5EncoderField","title":"UMT5-XXL Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"wan_ref_image_output","className":"WanRefImageOutput","outputs":{"ref_image":{"of":"WanRefImageConditioningField","title":"Reference Image"}}}
{"type":"wan_conditioning_output","className":"WanConditioningOutput","outputs":{"conditioning":{"of":"WanConditioningField"}}}
{"type":"z_image_control_output","className":"ZImageControlOutput","outputs":{"control":{"of":"ZImageControlField"}}}
{"type":"z_image_lora_loader_output","className":"ZImageLoRALoaderOutput","outputs":{"transformer":{"of":["TransformerField","null"],"title":"Z-Image Transformer","default":null},"qwen3_encoder":{"of":["Qwen3EncoderField","null"],"title":"Qwen3 Encoder","default":null}}}
{"type":"z_image_model_loader_output","className":"ZImageModelLoaderOutput","outputs":{"transformer":{"of":"TransformerField","title":"Transformer"},"qwen3_encoder":{"of":"Qwen3EncoderField","title":"Qwen3 Encoder"},"vae":{"of":"VAEField","title":"VAE"}}}
{"type":"z_image_conditioning_output","className":"ZImageConditioningOutput","outputs":{"conditioning":{"of":"ZImageConditioningField"}}}
`;
