import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Image } from '@x/models/image';

import { useClient, useLoadedClient } from '../../../app/client-context.js';
import { Failure } from '../../../errors/failure.js';
import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';

/** The pictures that a job has made, which lead to the gallery. Intermediate ones are not in it. */
export function JobPictures({ id }: { readonly id: number }) {
  const texts = useMessages(jobMessages);
  const { transport } = useClient();
  const { jobs } = useLoadedClient().services;
  const { data: images = [], error } = useQuery({
    queryKey: ['queue', 'images', id],
    queryFn: async ({ signal }) => (await jobs.follow(id, { signal })).images({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const shown = images.filter(({ is_intermediate }) => !is_intermediate);
  if (error) return <Failure error={error} />;
  if (shown.length === 0) return null;
  return (
    <section>
      <h3>{texts.pictures}</h3>
      <ul className="job-pictures">
        {shown.map((image, index) => (
          <li key={image.image_name}>
            <Link to="/" search={placeOf(image)}>
              <img src={transport.resolve(image.thumbnail_url)} alt={texts.picture(index)} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the gallery shows an image. */
const placeOf = ({ image_name, image_category }: Image) =>
  image_category === 'general' ? { open: image_name } : { filter: 'kind:assets', open: image_name };
