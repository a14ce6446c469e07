-- CreateEnum
CREATE TYPE "attempt_mode" AS ENUM ('practice', 'review');

-- CreateEnum
CREATE TYPE "attempt_verdict" AS ENUM ('correct', 'slip', 'imprecise', 'wrong', 'gaveUp');

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "packSlug" TEXT NOT NULL,
    "packVersionId" UUID NOT NULL,
    "itemId" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "mode" "attempt_mode" NOT NULL,
    "variant" JSONB NOT NULL,
    "key" JSONB NOT NULL,
    "raw" TEXT,
    "verdict" "attempt_verdict" NOT NULL,
    "slipId" TEXT,
    "value" DOUBLE PRECISION,
    "hintsUsed" INTEGER NOT NULL,
    "methodHintUsed" BOOLEAN NOT NULL,
    "activeMs" INTEGER NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "localDay" TEXT NOT NULL,
    "grade" INTEGER,
    "gradePolicy" INTEGER NOT NULL,
    "engineVersion" TEXT NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateTable
CREATE TABLE "card_state" (
    "learnerId" UUID NOT NULL,
    "packSlug" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "intervalDays" INTEGER NOT NULL,
    "lastDay" TEXT NOT NULL,
    "lastAnswerAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAttemptId" UUID NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,

    CONSTRAINT "card_state_pkey" PRIMARY KEY ("learnerId","packSlug","itemId")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learner" (
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "learner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack" (
    "slug" TEXT NOT NULL,
    "currentId" UUID,

    CONSTRAINT "pack_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "pack_version" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pack_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attempt_id_key" ON "attempt"("id");

-- CreateIndex
CREATE INDEX "attempt_learnerId_packVersionId_itemId_seed_idx" ON "attempt"("learnerId", "packVersionId", "itemId", "seed");

-- CreateIndex
CREATE INDEX "attempt_learnerId_packSlug_itemId_answeredAt_idx" ON "attempt"("learnerId", "packSlug", "itemId", "answeredAt");

-- CreateIndex
CREATE INDEX "attempt_learnerId_answeredAt_idx" ON "attempt"("learnerId", "answeredAt" DESC);

-- CreateIndex
CREATE INDEX "card_state_learnerId_dueAt_idx" ON "card_state"("learnerId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "learner_userId_key" ON "learner"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "pack_currentId_key" ON "pack"("currentId");

-- CreateIndex
CREATE UNIQUE INDEX "pack_version_slug_contentHash_key" ON "pack_version"("slug", "contentHash");

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_packVersionId_fkey" FOREIGN KEY ("packVersionId") REFERENCES "pack_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_state" ADD CONSTRAINT "card_state_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "learner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "learner" ADD CONSTRAINT "learner_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pack" ADD CONSTRAINT "pack_currentId_fkey" FOREIGN KEY ("currentId") REFERENCES "pack_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pack_version" ADD CONSTRAINT "pack_version_slug_fkey" FOREIGN KEY ("slug") REFERENCES "pack"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The log of answers is append-only. Two things may touch it: a learner's rows go when the learner goes, and they move
-- as a whole when a guest signs in to an account that has a learner of its own.
CREATE FUNCTION "attempt_is_append_only"() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM "learner" WHERE "id" = OLD."learnerId") THEN
      RAISE EXCEPTION 'attempts are append-only: % may not be deleted', OLD."id";
    END IF;
    RETURN OLD;
  END IF;
  IF (to_jsonb(NEW) - 'learnerId') <> (to_jsonb(OLD) - 'learnerId') THEN
    RAISE EXCEPTION 'attempts are append-only: % may not be changed', OLD."id";
  END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "attempt_append_only" BEFORE UPDATE OR DELETE ON "attempt"
  FOR EACH ROW EXECUTE FUNCTION "attempt_is_append_only"();
