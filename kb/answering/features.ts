/** How an article compares with a question; each between 0 and 1 unless it says otherwise. */
export const FEATURES = [
  'words', // cosines with the wording that fits best
  'bigrams',
  'characters',
  'charactersAll', // cosine with all wordings together
  'best3', // the mean of the three best wordings
  'covered', // share of the question's words that any wording has
  'coveredBigrams',
  'softRow', // share of the best wording that the question says, in whatever words
  'likelyBigrams', // how much likelier the question is among this article's wordings than among all, see `Likelihood`
  'likelyCharacters',
  'answer', // the answer's score ÷ the question's score against itself
  'type', // share of wordings with the question's type
  'missing', // share of the weight of the subjects named in the question that no wording names
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;
