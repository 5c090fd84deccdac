/** A number as people write it, with a point or a comma and in Western or Arabic digits; null for nothing, NaN for anything else. */
export function typedNumber(text: string): number | null {
  const western = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .replace(/[,٫]/, '.')
    .replace('−', '-');
  if (western === '') return null;
  return /^-?\d+(\.\d+)?$/.test(western) ? Number(western) : NaN;
}

const ARABIC_ZERO = '٠'.charCodeAt(0);
