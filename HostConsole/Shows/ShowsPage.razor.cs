using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Shows;

/// <summary>All shows: what is on, what is planned, what is over.</summary>
public sealed partial class ShowsPage
{
    private const int Size = 20;
    private IReadOnlyList<ShowLine>? shows;
    private string search = "", filter = "All";
    private int page = 1;
    private bool mayEdit;
    private DateTimeOffset now;

    private List<ShowLine> Found => [.. shows!.Where(s => filter switch
        {
            "Planned" => s.IsAhead,
            "Ended" => s.Status == ShowStatus.Ended,
            _ => true,
        }).Where(s => Text.Holds(s.Settings.Title, search) || Text.Holds(s.Code, search))];

    protected override async Task OnInitializedAsync()
    {
        mayEdit = await Commands.MayAsync(Permission.EditPlan);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        now = Clock.GetUtcNow();
        shows = await List.ReadAsync();
    }

    private async Task NewAsync()
    {
        if (await Dialogs.NewShowAsync(await Desk.NewDraftAsync()) is { } made) Navigation.NavigateTo($"/shows/{made}/plan");
    }

    private async Task CloneAsync(ShowLine show)
    {
        if (await Dialogs.CloneShowAsync(show.Id, show.Settings) is { } made) Navigation.NavigateTo($"/shows/{made}/plan");
    }

    private async Task EditAsync(ShowLine show)
    {
        if (await Dialogs.EditShowAsync(show.Id, show.Code, show.Settings, show.Status) is not null) await ReadAsync();
    }

    private static string HomeOf(ShowLine s) => s.Status switch
    {
        ShowStatus.Ended => $"/shows/{s.Id}/review",
        _ when s.IsOn => $"/shows/{s.Id}/live",
        _ => $"/shows/{s.Id}/plan",
    };

    private static CultureInfo Culture(ShowLine s) => CultureInfo.GetCultureInfo(s.Settings.Culture);
}
