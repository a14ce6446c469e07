-- AlterEnum
ALTER TYPE "attempt_mode" ADD VALUE 'mock';

-- CreateTable
CREATE TABLE "mock" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "sections" TEXT[],
    "minutes" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "running" BOOLEAN DEFAULT true,
    "timeZone" TEXT NOT NULL,

    CONSTRAINT "mock_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "mock_question" (
    "learnerId" UUID NOT NULL,
    "mockId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "packSlug" TEXT NOT NULL,
    "packVersionId" UUID NOT NULL,
    "itemId" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "variant" JSONB NOT NULL,
    "key" JSONB NOT NULL,
    "attemptId" UUID NOT NULL,
    "raw" TEXT,
    "saveId" UUID,
    "savedAt" TIMESTAMPTZ(3),
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "activeMs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "mock_question_pkey" PRIMARY KEY ("learnerId","mockId","place")
);

-- CreateIndex
CREATE INDEX "mock_learnerId_startedAt_idx" ON "mock"("learnerId", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "mock_learnerId_running_key" ON "mock"("learnerId", "running");

-- AddForeignKey
ALTER TABLE "mock" ADD CONSTRAINT "mock_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_question" ADD CONSTRAINT "mock_question_learnerId_mockId_fkey" FOREIGN KEY ("learnerId", "mockId") REFERENCES "mock"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mock_question" ADD CONSTRAINT "mock_question_packVersionId_fkey" FOREIGN KEY ("packVersionId") REFERENCES "pack_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

