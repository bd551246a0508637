/** Returns the name and the URLs of a video, which need not exist. */
export const videoUrls = (name: string) => ({
  video_name: name,
  video_url: `api/v1/videos/i/${name}/full`,
  thumbnail_url: `api/v1/videos/i/${name}/thumbnail`,
});
