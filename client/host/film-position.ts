/** `4:05`, `1:02:33.5` or `245` → seconds; null where it is no place in a film. */
export function positionIn(typed: string): number | null {
  const parts = typed.trim().split(':');
  if (parts.length > 3 || !/^\d+(?:[.,]\d+)?$/.test(parts.at(-1) ?? '')) return null;
  if (!parts.slice(0, -1).every((part) => /^\d+$/.test(part))) return null;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part.replace(',', '.')), 0);
}

/** As it is typed: `4:05`, `1:02:33`. */
export function positionText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), (seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : Math.floor(minutes)}:${two(seconds % 60)}`;
}
