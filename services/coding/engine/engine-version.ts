/** Changes when the compiled dictionary changes shape or content. */
export const COMPILER_VERSION = '7';

export const ENGINE_NAME = 'Cabinet Codage';

/** Version of what recognises and judges. */
export const ENGINE_VERSION = '1.1.0';

/** Version of the coding rules (roles, precision, exclusions). */
export const RULES_VERSION = 'SMR 2025.2';
