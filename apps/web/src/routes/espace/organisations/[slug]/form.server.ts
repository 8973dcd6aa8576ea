/** What a form of the page sent, given back as it was typed. */
export async function readForm(request: Request) {
  const data = await request.formData();
  const values = Object.fromEntries(
    [...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
  return {
    values: values as Record<string, string>,
    text: (name: string): string => values[name] ?? '',
    ticked: (name: string): boolean => data.has(name),
  };
}
