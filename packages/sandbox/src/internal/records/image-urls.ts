/** Returns the name and the URLs of an image, which need not exist. */
export const imageUrls = (name: string) => ({
  image_name: name,
  image_url: `api/v1/images/i/${name}/full`,
  thumbnail_url: `api/v1/images/i/${name}/thumbnail`,
});
