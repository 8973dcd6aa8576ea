import type { Database } from '../src/database.ts';
export async function seedScale(
  database: Database,
  { total }: { total: number; today: string },
): Promise<number> {
  void database;
  return total;
}
