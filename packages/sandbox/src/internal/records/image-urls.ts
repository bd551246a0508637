/** Returns an image's name and addresses, which say nothing about whether it exists. */
export const imageUrls = (name: string) => ({
  image_name: name,
  image_url: `api/v1/images/i/${name}/full`,
  thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
});
