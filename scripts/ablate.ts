// `npm run kb:ablate [-- --natural]`: what each feature of the ranker is worth, fitted on dev, measured on calibration; --natural: the labels
// beside `natural`'s Bayes, which takes some twenty minutes.
import { parseArgs } from 'node:util';
import { ablateLabels } from './ablate/labels.ts';
import { ablateRanker } from './ablate/ranker.ts';

const { values } = parseArgs({ options: { natural: { type: 'boolean', default: false } } });
if (values.natural) ablateLabels();
else await ablateRanker();
