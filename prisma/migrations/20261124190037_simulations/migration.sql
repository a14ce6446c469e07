-- AlterTable
ALTER TABLE "gpu_evidence" ADD COLUMN     "draws" INTEGER,
ADD COLUMN     "estimate" DOUBLE PRECISION,
ADD COLUMN     "standardError" DOUBLE PRECISION;

