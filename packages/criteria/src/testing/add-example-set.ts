/** `node --import` this file: the process then knows version 2027.0, as if the product carried it. For tests only. */
import { addExampleSet } from './example-set.ts';

addExampleSet();
