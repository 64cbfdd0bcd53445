using System.Globalization;
using System.Text;
using HostConsole.Accounts;

namespace HostConsole.Packing;

public static class PackingSetup
{
    public static void AddPacking(this IServiceCollection services) => services.AddSingleton<ShowPackingReader>().AddSingleton<RewardList>();

    public static void MapShowPacking(this IEndpointRouteBuilder app) =>
        app.MapGet("/shows/{show:guid}/packing.csv",
            static async (Guid show, ShowPackingReader reader, TimeProvider clock, CancellationToken cancel) =>
        {
            if (await reader.ReadAsync(new(show), withNames: true, cancel) is not { } packing) return Results.NotFound();
            using var body = new MemoryStream();
            await using (var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
                packing.Write(writer);
            return Results.File(body.ToArray(), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture,
                $"packing-{packing.Show.Code}-{clock.GetUtcNow():yyyyMMdd}.csv"));
        }).RequireAuthorization(nameof(Permission.Export)).ExcludeFromDescription();
}
