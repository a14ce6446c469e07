-- AlterEnum
ALTER TYPE "attempt_verdict" ADD VALUE 'unmarked';

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "score" DOUBLE PRECISION;

