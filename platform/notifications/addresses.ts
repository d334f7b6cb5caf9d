/** RFC 5321 section 4.5.3.1.3 allows a path of 256 octets, brackets included. */
const LONGEST = 254;
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

/**
 * Whether a text is one plain mail address that can stand in a header and in an envelope: no display name, no list, no
 * quoted or literal form, no control character. Says nothing of whether it exists.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}

/** Whether a text can stand in a `Subject` header: one line, not blank, at most 200 characters. */
export function isSubject(text: string): boolean {
  return text.trim() !== '' && text.length <= 200 && !/[\p{Cc}\u2028\u2029]/u.test(text);
}
