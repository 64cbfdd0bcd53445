using System.Text.Json;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Surfaces;

/// <summary>A draft that is kept for later shows.</summary>
/// <param name="Kind">Of the cue: poll, deal.</param>
/// <param name="Name">What it is called; empty for what each new one of its kind starts with.</param>
/// <param name="Currency">In which its amounts are; they are left out where a show has another.</param>
/// <param name="Draft">As the kind's <see cref="CueSurface"/> writes it.</param>
public sealed record CueTemplate(Guid Id, string Kind, string Name, string Currency, JsonElement Draft);

/// <summary>What new cues start with, and those that are kept under a name. They are of the instance, not of a show.</summary>
public sealed class CueTemplates(SettingsStore settings, TimeProvider clock) : IDisposable
{
    /// <summary>Of one kind.</summary>
    public const int Most = 40;
    public const int LongestName = 60;
    private const string Name = "cue-templates";
    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<CueTemplate>? _all;

    /// <summary>Those of a kind that have a name, by name.</summary>
    public async Task<IReadOnlyList<CueTemplate>> OfAsync(string kind) =>
        [.. (await AllAsync()).Where(t => t.Kind == kind && t.Name.Length > 0).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>A new draft with what is usual.</summary>
    public async Task<CueDraft> NewAsync(CueSurface surface, Currency currency) =>
        (await AllAsync()).FirstOrDefault(t => t.Kind == surface.Kind && t.Name.Length == 0) is { } usual
        && Take(surface, usual, currency) is { } draft
            ? draft
            : surface.New(NewId());

    /// <summary>A template as a draft of its own; null where it can't be read any more.</summary>
    public CueDraft? Take(CueSurface surface, CueTemplate template, Currency currency)
    {
        if (surface.Read(template.Draft) is not { } draft) return null;
        draft.Id = NewId();
        if (template.Currency != currency.Code) draft.DropMoney();
        return draft;
    }

    /// <summary>Keeps a draft under a name, in place of one that has that name; with an empty one as what is usual.</summary>
    /// <param name="over">The one that it replaces, though it was called otherwise.</param>
    /// <returns>What stands against it; null where it is kept.</returns>
    public async Task<FieldProblem?> SaveAsync(CueSurface surface, string name, CueDraft draft, Currency currency, Guid? over = null)
    {
        name = Text.Clean(name);
        if (name.Length > LongestName) return new("name", $"Keep the name to {LongestName} characters.");
        await _one.WaitAsync();
        try
        {
            var all = await AllAsync();
            var same = all.FirstOrDefault(t => t.Id == over)
                ?? all.FirstOrDefault(t => t.Kind == surface.Kind && t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (all.Any(t => t != same && t.Kind == surface.Kind && t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                return new("name", $"Another one is called “{name}”.");
            if (same is null && all.Count(t => t.Kind == surface.Kind) > Most)
                return new("name", $"There are {Most} already: remove one first.");
            var kept = new CueTemplate(same?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), surface.Kind, name, currency.Code, surface.Write(draft));
            await WriteAsync([.. all.Where(t => t != same), kept]);
            return null;
        }
        finally { _one.Release(); }
    }

    public async Task RemoveAsync(Guid id)
    {
        await _one.WaitAsync();
        try { await WriteAsync([.. (await AllAsync()).Where(t => t.Id != id)]); }
        finally { _one.Release(); }
    }

    private async Task<IReadOnlyList<CueTemplate>> AllAsync()
    {
        if (Volatile.Read(ref _all) is { } known) return known;
        var json = await settings.ReadAsync(Name);
        var all = json is null ? [] : JsonSerializer.Deserialize<CueTemplate[]>(json, Json.Options)!;
        Volatile.Write(ref _all, all);
        return all;
    }

    private async Task WriteAsync(CueTemplate[] all)
    {
        await settings.WriteAsync(Name, JsonSerializer.Serialize(all, Json.Options));
        Volatile.Write(ref _all, all);
    }

    private CueId NewId() => Id.New<CueId>(clock);

    public void Dispose() => _one.Dispose();
}
