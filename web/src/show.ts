/**
 * How the reader wants the page: size of type, look, language. Kept in this browser; applied to <html> as data-size,
 * data-theme and lang. data-width says how much room there is, measured in the chosen size, since media queries cannot.
 */
import { reactive, ref, shallowRef, watch } from 'vue';
import { language, speak, type Language } from './words';

export type Size = 'normal' | 'large' | 'xlarge';
export type Theme = 'auto' | 'light' | 'dark' | 'contrast';
export type Width = 'compact' | 'medium' | 'wide';

export interface Settings {
    size: Size;
    theme: Theme;
    language: Language;
}

const STORE = 'quorate.show';
const ROOT_PIXELS: Record<Size, number> = { normal: 16, large: 20, xlarge: 24 };

export const sizes: readonly Size[] = ['normal', 'large', 'xlarge'];
export const themes: readonly Theme[] = ['auto', 'light', 'dark', 'contrast'];

function among<T extends string>(list: readonly T[], value: unknown, otherwise: T): T {
    return list.find((one) => one === value) ?? otherwise;
}

/** What the browser kept, made whole; whatever it does not know is as it comes. */
export function readSettings(text: string | null, browserLanguage: string): Settings {
    let kept: Record<string, unknown> = {};
    try {
        const value: unknown = JSON.parse(text ?? '{}');
        if (typeof value === 'object' && value !== null) kept = value as Record<string, unknown>;
    } catch {
        kept = {};
    }
    return {
        size: among(sizes, kept.size, 'normal'),
        theme: among(themes, kept.theme, 'auto'),
        language: among(['zh-CN', 'en'] as const, kept.language, browserLanguage.startsWith('en') ? 'en' : 'zh-CN'),
    };
}

/** The room that a width in pixels gives at a size of type. */
export function widthFor(pixels: number, rootPixels: number): Width {
    const rem = pixels / rootPixels;
    if (rem < 44) return 'compact';
    return rem < 68 ? 'medium' : 'wide';
}

export const settings = reactive<Settings>({ size: 'normal', theme: 'auto', language: 'zh-CN' });
export const width = ref<Width>('wide');
/** Pixels of one rem, for what has to be measured. */
export const rootPixels = shallowRef(16);

function stored(): string | null {
    try {
        return localStorage.getItem(STORE);
    } catch {
        return null;
    }
}

/** Keeps what is chosen, also after somebody wiped what the browser had kept. */
export function keepSettings(): void {
    try {
        localStorage.setItem(STORE, JSON.stringify(settings));
    } catch {
        // A browser that keeps nothing still shows what was chosen, for as long as the page lives.
    }
}

/** Applies the kept settings and follows every change, of them and of the window. Call once, before mounting. */
export async function startShowing(): Promise<void> {
    Object.assign(settings, readSettings(stored(), navigator.language));
    const root = document.documentElement;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const contrast = matchMedia('(prefers-contrast: more)');

    const applyTheme = () => {
        const auto = contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light';
        root.dataset.theme = settings.theme === 'auto' ? auto : settings.theme;
    };
    const applyWidth = () => {
        root.dataset.size = settings.size;
        const measured = parseFloat(getComputedStyle(root).fontSize);
        rootPixels.value = measured > 0 ? measured : ROOT_PIXELS[settings.size];
        width.value = widthFor(root.clientWidth || window.innerWidth, rootPixels.value);
        root.dataset.width = width.value;
    };

    applyTheme();
    applyWidth();
    dark.addEventListener('change', applyTheme);
    contrast.addEventListener('change', applyTheme);
    window.addEventListener('resize', applyWidth);
    // Another tab of the same reader chose otherwise.
    window.addEventListener('storage', (event) => {
        if (event.key === STORE) Object.assign(settings, readSettings(stored(), navigator.language));
    });
    watch(
        settings,
        () => {
            applyTheme();
            applyWidth();
            keepSettings();
            if (language.value !== settings.language) void speak(settings.language);
        },
        { flush: 'sync' },
    );
    await speak(settings.language);
}
