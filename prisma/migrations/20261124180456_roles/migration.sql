-- CreateEnum
CREATE TYPE "role" AS ENUM ('learner', 'coach', 'admin');

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "role" "role" NOT NULL DEFAULT 'learner';

