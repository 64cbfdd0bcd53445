using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>
/// Chatters, and buyers who were seen or not, in the minute's row; docs/decisions/0031 says why. The rows of shows of
/// before are made anew from their facts at the next start (<see cref="RollupRebuild"/>).
/// </summary>
[DbContext(typeof(HostDb))]
[Migration("20261129160000_BuyerSight")]
public sealed class BuyerSightColumns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "MinutesWithSight" (
            "Run" TEXT NOT NULL,
            "Minute" INTEGER NOT NULL,
            "Watching" INTEGER NOT NULL,
            "Comments" INTEGER NOT NULL,
            "Questions" INTEGER NOT NULL,
            "Votes" INTEGER NOT NULL,
            "Claims" INTEGER NOT NULL,
            "Entries" INTEGER NOT NULL,
            "Orders" INTEGER NOT NULL,
            "Gmv" INTEGER NOT NULL,
            "Refunds" INTEGER NOT NULL,
            "Discounts" INTEGER NOT NULL,
            "Units" INTEGER NOT NULL,
            "NewViewers" INTEGER NOT NULL,
            "NewActive" INTEGER NOT NULL,
            "NewClaimers" INTEGER NOT NULL,
            "NewBuyers" INTEGER NOT NULL,
            "NewChatters" INTEGER NOT NULL,
            "SeenBuyers" INTEGER NOT NULL,
            "UnseenBuyers" INTEGER NOT NULL,
            CONSTRAINT "PK_Minutes" PRIMARY KEY ("Run", "Minute")
        );
        INSERT INTO "MinutesWithSight" SELECT *, 0, 0, 0 FROM "Minutes";
        DROP TABLE "Minutes";
        ALTER TABLE "MinutesWithSight" RENAME TO "Minutes";
        """);
}
