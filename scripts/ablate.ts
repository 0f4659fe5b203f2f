// `npm run kb:ablate`: what each feature is worth, and what stands in another's place: fitted on dev, measured on calibration.
import { ablateLabels } from './ablate/labels.ts';
import { ablateRanker } from './ablate/ranker.ts';

await ablateRanker();
ablateLabels();
