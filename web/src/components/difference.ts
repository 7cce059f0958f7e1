/** What changed between two drafts: by the character for Han, by the word for everything else. */
import { diffArrays } from 'diff';

export interface Piece {
    kind: 'same' | 'added' | 'removed';
    text: string;
}

/** Han characters and marks stand alone; words, numbers and blanks stay whole. */
export function tokens(text: string): string[] {
    return text.match(/[\p{Script=Latin}\p{N}_'’-]+|[^\S\n]+|\n|[\s\S]/gu) ?? [];
}

export function difference(before: string, after: string): Piece[] {
    return diffArrays(tokens(before), tokens(after)).map((change) => ({
        kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
        text: change.value.join(''),
    }));
}
