-- CreateEnum
CREATE TYPE "review_event_kind" AS ENUM ('void', 'bury', 'suspend', 'unsuspend');

-- DropIndex
DROP INDEX "card_state_learnerId_dueAt_idx";

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "guess" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "retention" DOUBLE PRECISION NOT NULL DEFAULT 0.9;

-- AlterTable
ALTER TABLE "card_state" ADD COLUMN     "availableAt" TIMESTAMPTZ(3),
ADD COLUMN     "firstDay" TEXT,
ADD COLUMN     "firstGrade" INTEGER,
ADD COLUMN     "guess" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- The cards that are there get what a fold of their answers would give them.
UPDATE "card_state" c SET "availableAt" = c."dueAt", "firstDay" = a."localDay", "firstGrade" = a."grade"
FROM (SELECT DISTINCT ON ("learnerId", "packSlug", "itemId") "learnerId", "packSlug", "itemId", "localDay", "grade"
      FROM "attempt" WHERE "grade" IS NOT NULL
      ORDER BY "learnerId", "packSlug", "itemId", "answeredAt", "id") a
WHERE a."learnerId" = c."learnerId" AND a."packSlug" = c."packSlug" AND a."itemId" = c."itemId";

ALTER TABLE "card_state" ALTER COLUMN "firstDay" SET NOT NULL,
ALTER COLUMN "firstGrade" SET NOT NULL,
ALTER COLUMN "guess" DROP DEFAULT;

-- AlterTable
ALTER TABLE "learner" ADD COLUMN     "desiredRetention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
ADD COLUMN     "newPerDay" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "reviewsPerDay" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "timeZoneFixed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "review_event" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "packSlug" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "kind" "review_event_kind" NOT NULL,
    "targetId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "localDay" TEXT NOT NULL,

    CONSTRAINT "review_event_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "card_hold" (
    "learnerId" UUID NOT NULL,
    "packSlug" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "buriedUntil" TIMESTAMPTZ(3),
    "suspendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "card_hold_pkey" PRIMARY KEY ("learnerId","packSlug","itemId")
);

-- CreateTable
CREATE TABLE "interview" (
    "learnerId" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "topics" TEXT[],
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interview_pkey" PRIMARY KEY ("learnerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "review_event_id_key" ON "review_event"("id");

-- CreateIndex
CREATE INDEX "review_event_learnerId_packSlug_itemId_idx" ON "review_event"("learnerId", "packSlug", "itemId");

-- CreateIndex
CREATE UNIQUE INDEX "review_event_learnerId_targetId_key" ON "review_event"("learnerId", "targetId");

-- CreateIndex
CREATE INDEX "attempt_learnerId_slipId_answeredAt_idx" ON "attempt"("learnerId", "slipId", "answeredAt");

-- CreateIndex
CREATE INDEX "card_state_next" ON "card_state"("learnerId", "availableAt", "packSlug", "itemId", "stability", "lastDay");

-- AddForeignKey
ALTER TABLE "review_event" ADD CONSTRAINT "review_event_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_hold" ADD CONSTRAINT "card_hold_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- The log of decisions is append-only, under the same two exceptions as the log of answers.
CREATE FUNCTION "review_event_is_append_only"() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM "learner" WHERE "id" = OLD."learnerId") THEN
      RAISE EXCEPTION 'review events are append-only: % may not be deleted', OLD."id";
    END IF;
    RETURN OLD;
  END IF;
  IF (to_jsonb(NEW) - 'learnerId') <> (to_jsonb(OLD) - 'learnerId') THEN
    RAISE EXCEPTION 'review events are append-only: % may not be changed', OLD."id";
  END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "review_event_append_only" BEFORE UPDATE OR DELETE ON "review_event"
  FOR EACH ROW EXECUTE FUNCTION "review_event_is_append_only"();
