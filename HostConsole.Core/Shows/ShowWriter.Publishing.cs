using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>How what is committed reaches those who look: one picture a show, however many commits it took.</summary>
public sealed partial class ShowWriter
{
    private void Publish()
    {
        _lastPublish = _clock.GetTimestamp();
        var now = _clock.GetUtcNow();
        foreach (var show in _toPublish.Select(r => r.State.Course.Show).Distinct())
            if (_world.Current(show) is { } run) Publish(run, _unpublished.GetValueOrDefault(show) ?? [], now);
        _toPublish.Clear();
        _unpublished.Clear();
    }

    private void Publish(Run run, IReadOnlyList<LoggedFact> facts, DateTimeOffset now)
    {
        try
        {
            Published?.Invoke(new(run.View(now), facts));
        }
#pragma warning disable CA1031 // somebody else's code
        catch (Exception e)
#pragma warning restore CA1031
        {
            SubscriberFailed(e);
        }
    }
}
