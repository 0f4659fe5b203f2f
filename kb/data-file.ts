import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** A data file that cannot be used, with where and why. The base in use stays as it was. */
export class DataFileError extends Error {
  readonly code = 'KB_DATA_INVALID';
}

/**
 * Reads a YAML or JSON file (JSON is YAML) and checks its shape.
 * @throws DataFileError with file, line where it is known, and reason
 */
export function readDataFile<T>(file: string, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new DataFileError(`${file} 读不出来：${(error as Error).message}`);
  }
  return file.endsWith('.json') ? checked(file, schema, fromJson(file, text)) : fromYaml(file, text, schema);
}

function fromJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DataFileError(`${file}:${lineOfFault(text)} 不是 JSON：${(error as Error).message}`);
  }
}

/** Node tells the place of a fault in another way, or not at all, from version to version: the first lines that are wrong, not just unfinished. */
function lineOfFault(text: string): number {
  const lines = text.split('\n');
  let fine = 0;
  let wrong = lines.length;
  while (wrong - fine > 1) {
    const middle = (fine + wrong) >> 1;
    if (isUnfinished(lines.slice(0, middle).join('\n'))) fine = middle;
    else wrong = middle;
  }
  return wrong;
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    return /end of JSON|Unterminated/.test(message) || Number(position ?? -1) >= text.length;
  }
}

function fromYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault) throw new DataFileError(`${file}:${lines.linePos(fault.pos[0]).line} ${fault.message.split('\n')[0]}`);
  return checked(file, schema, document.toJS(), (path) => {
    // The nearest ancestor that is in the file: a missing key has no place of its own.
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  });
}

function checked<T>(
  file: string,
  schema: z.ZodType<T>,
  value: unknown,
  lineOf: (path: PropertyKey[]) => number | undefined = () => undefined,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const line = lineOf(path);
    return `${line === undefined ? '' : `第${line}行 `}${path.map(String).join('.')} ${message}`;
  });
  throw new DataFileError(`${file} 不对：${faults.join('；')}`);
}
