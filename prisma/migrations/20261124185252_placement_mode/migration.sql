-- AlterEnum
ALTER TYPE "attempt_mode" ADD VALUE 'placement';

