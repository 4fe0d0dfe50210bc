// What the site's scripts find besides one another's constants: what a script gives only where it runs, and what comes from elsewhere.

/** The receiver's cautions, on pages where they can be ticked (cautions.js). */
interface Cautions {
  /** The list on the page. */
  root: HTMLElement;
  /** The variant that a step takes, or null: as it is written. */
  choose(section: HTMLElement): HTMLTemplateElement | null;
  /** The element with a variant's data: itself, or the one of the pool that it names. */
  source(variant: HTMLTemplateElement): HTMLTemplateElement;
  /** A copy of a step for the page, as its variant has it. */
  dress(section: HTMLElement, variant: HTMLTemplateElement | null): HTMLElement;
  /** Says in steps that follow one another what they say of one another. */
  join(sections: HTMLElement[]): void;
  /** Whether a way to lie suits what is ticked; ways are parted by bars. */
  suit(away?: string): boolean;
  /** The most minutes for what is ticked. */
  minutes(): number;
  /** Says what has changed. */
  tell(): void;
  /** Why a massage may not begin, or nothing; the first box that would open it is given the focus. */
  barred(): string;
}

declare var cautions: Cautions | undefined;

/** Moves the hands of a drawing (figures.js) until its rounds are done, or what it returns is called. */
declare var moveFigure: ((svg: SVGSVGElement, rounds?: number, done?: () => void) => () => void) | undefined;

/** The search index, in a folder that is read from a disk. */
declare var handbookIndex: { docs: any[] };

interface SearchHit {
  id: number;
  /** The words of the index that were found. */
  terms: string[];
  /** Each of them, and the fields that it is in. */
  match: Record<string, string[]>;
}

interface SearchOptions {
  fields?: string[];
  prefix?: boolean;
  fuzzy?: false | ((term: string) => number | false);
  boost?: Record<string, number>;
  weights?: { prefix: number; fuzzy: number };
  boostDocument?: (id: number, term: string) => number;
}

interface SearchEngine {
  addAll(documents: object[]): void;
  search(query: string | object, options?: SearchOptions): SearchHit[];
}

interface SearchSettings {
  fields: string[];
  tokenize: (text: string) => string[];
  processTerm: (term: string) => string;
  searchOptions: SearchOptions;
}

/** The vendored search library (minisearch.js), as far as it is used. */
declare var MiniSearch: new (settings: SearchSettings) => SearchEngine;
