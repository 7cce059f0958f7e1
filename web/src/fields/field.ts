/** What every field has in common. */
export interface FieldProps {
    label: string;
    hint?: string;
    /** What is wrong with what stands in it; shown and read with the field. */
    error?: string;
    required?: boolean;
    /** The id of words elsewhere on the page that belong to the question. */
    describedBy?: string;
    /** It only chooses what is shown: nothing is asked of anybody. */
    filters?: boolean;
}

/** The attributes that tie a control to its words. */
export interface Ties {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean | undefined;
    'aria-required': boolean | undefined;
}
