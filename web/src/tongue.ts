/**
 * What a body writes stays in its language, whatever language the page around it is shown in. Elements whose own words are
 * Han inside a page in another language are marked so: then fonts, punctuation, line breaks and the voice that reads
 * aloud are those of the text. One watcher over the page instead of a mark at every place where content may stand.
 */
const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** The page's own words before what they are about: "Not voted yet: 周明远, 陈立群". */
const LED = /^[\s\p{P}\d]*\p{Script=Latin}+\s+\p{Script=Latin}+/u;

/** Whether a text is Han. One sign says about as much as two letters; a name within a sentence does not make it Chinese. */
export function isHan(text: string): boolean {
    if (LED.test(text)) return false;
    const han = text.match(HAN)?.length ?? 0;
    return han * 2 > (text.match(LATIN)?.length ?? 0);
}

function ownWords(element: Element): string {
    let words = '';
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) words += node.textContent ?? '';
    return words;
}

/** Marks an element by its own words, and takes back only a mark that was made here. */
function mark(element: Element, language: string): void {
    const marked = element.hasAttribute('data-tongue');
    if (element.hasAttribute('lang') && !marked) return;
    if (language !== 'zh-CN' && isHan(ownWords(element))) {
        if (marked) return;
        element.setAttribute('lang', 'zh-CN');
        element.setAttribute('data-tongue', '');
    } else if (marked) {
        element.removeAttribute('lang');
        element.removeAttribute('data-tongue');
    }
}

function markAll(root: Node, language: string): void {
    const element = root instanceof Element ? root : root.parentElement;
    if (!element || element === document.documentElement) return;
    mark(element, language);
    if (root instanceof Element) for (const one of root.querySelectorAll('*')) mark(one, language);
}

/** Begins to watch; what it returns ends it. */
export function startMarking(page: HTMLElement): () => void {
    const root = document.documentElement;
    const watcher = new MutationObserver((changes) => {
        for (const change of changes) {
            if (change.target === root) markAll(page, root.lang);
            else if (change.type === 'characterData') markAll(change.target, root.lang);
            else {
                if (change.target instanceof Element) mark(change.target, root.lang);
                for (const node of change.addedNodes) markAll(node, root.lang);
            }
        }
    });
    markAll(page, root.lang);
    watcher.observe(page, { childList: true, characterData: true, subtree: true });
    watcher.observe(root, { attributes: true, attributeFilter: ['lang'] });
    return () => watcher.disconnect();
}
