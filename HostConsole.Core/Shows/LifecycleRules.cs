using System.Diagnostics;
using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

public static class LifecycleRules
{
    internal static Outcome Decide(ShowState state, LifecycleCommand command, Moment moment)
    {
        var course = state.Lifecycle;
        return command switch
        {
            EditShow edit => Check(edit.Settings) ?? (course.StartedAt is not null && edit.Settings.Currency != course.Settings.Currency
                ? Outcome.Invalid("currency", "The currency can't change once a show has started.")
                : edit.Settings == course.Settings ? Outcome.Accept() : Outcome.Accept(new LifecycleFact.ShowEdited(edit.Settings))),
            ChangePlan { Over: { } over } when over != (course.PlanChangedAt ?? ChangePlan.NewPlan) =>
                Outcome.Reject("plan-changed", "Somebody else changed the plan meanwhile."),
            ChangePlan change => Check(change.Plan, course.Settings.Currency) ?? Outcome.Accept(new LifecycleFact.PlanChanged(change.Plan)),
            Rehearse rehearse => course.Status switch
            {
                ShowStatus.Rehearsing => Outcome.Accept(),
                ShowStatus.Draft or ShowStatus.Scheduled => Outcome.Accept(new LifecycleFact.RehearsalStarted(rehearse.Rehearsal)),
                _ => Wrong(course, "rehearse"),
            },
            GoLive => course.Status switch
            {
                ShowStatus.Live => Outcome.Accept(),
                ShowStatus.Draft or ShowStatus.Scheduled => Outcome.Accept(new LifecycleFact.WentLive()),
                ShowStatus.Rehearsing => Outcome.Reject("wrong-state", "End the rehearsal first, then go live."),
                ShowStatus.Paused => Outcome.Reject("wrong-state", "The show is paused: resume it."),
                _ => Wrong(course, "go live"),
            },
            PauseShow => course.Status switch
            {
                ShowStatus.Paused => Outcome.Accept(),
                ShowStatus.Live => Outcome.Accept(new LifecycleFact.ShowPaused()),
                _ => Wrong(course, "pause"),
            },
            ResumeShow => course.Status switch
            {
                ShowStatus.Live => Outcome.Accept(),
                ShowStatus.Paused => Outcome.Accept(new LifecycleFact.ShowResumed()),
                _ => Wrong(course, "resume"),
            },
            EndShow => course.Status switch
            {
                ShowStatus.Ended => Outcome.Accept(),
                ShowStatus.Rehearsing => Outcome.Accept(new LifecycleFact.RehearsalEnded(course.Rehearsal!.Value)),
                ShowStatus.Live or ShowStatus.Paused => Outcome.Accept([.. state.StopAll(moment), new LifecycleFact.ShowEnded()]),
                _ => Wrong(course, "end"),
            },
            StartSegment start => course.Plan.Segments.Any(s => s.Id == start.Segment)
                ? course.Segment == start.Segment ? Outcome.Accept() : Outcome.Accept(new LifecycleFact.SegmentStarted(start.Segment))
                : Outcome.NotFound("segment"),
            FireCue fire => Fire(state, course.Plan.Cues.FirstOrDefault(c => c.Cue.Id == fire.Cue).Cue, fire.NewId, fire.Seed, moment),
            NextCue next => Next(state, next, moment),
            StopEverything => Outcome.Accept([.. state.StopAll(moment), new LifecycleFact.StoppedEverything()]),
            Undo => course.Undo is { } undo && undo.Until > moment.Now
                ? Outcome.Accept([.. course.Inverse, new LifecycleFact.Undone(undo.What)])
                : Outcome.Reject("nothing-to-undo", "There is nothing to undo: a step can be taken back for a few seconds."),
            ArchiveShow when course.IsOn => Wrong(course, "be archived"),
            ArchiveShow => course.Archived ? Outcome.Accept() : Outcome.Accept(new LifecycleFact.ShowArchived()),
            RestoreShow => course.Archived ? Outcome.Accept(new LifecycleFact.ShowRestored()) : Outcome.Accept(),
            RemoveShow when course.IsOn => Wrong(course, "be deleted"),
            RemoveShow => Outcome.Accept(new LifecycleFact.ShowRemoved(course.Settings.Title)),
            _ => throw new UnreachableException(),
        };
    }

    private static Outcome NotOn => Outcome.Reject("not-live", "The show isn't on yet: go live or rehearse first.");

    private static Outcome Wrong(Lifecycle course, string what) =>
        Outcome.Reject("wrong-state", $"A show that is {course.Status.ToString().ToLower(CultureInfo.InvariantCulture)} can't {what}.");

    private static Outcome Next(ShowState state, NextCue next, Moment moment)
    {
        if (!state.Lifecycle.IsOn) return NotOn;
        var (segment, cue) = state.Lifecycle.Next();
        if (cue is not null) return Fire(state, cue, next.NewId, next.Seed, moment);
        return segment is null
            ? Outcome.Reject("end-of-plan", "That was the last cue of the run of show.")
            : Outcome.Accept(new LifecycleFact.SegmentStarted(segment.Id));
    }

    private static Outcome Fire(ShowState state, Cue? cue, Guid id, string seed, Moment moment)
    {
        if (cue is null) return Outcome.NotFound("cue");
        var fired = new LifecycleFact.CueFired(cue.Id);
        if (cue.Command(id, seed) is not { } command) return state.Lifecycle.IsOn ? Outcome.Accept(fired) : NotOn;
        var outcome = state.Decide(command, moment);
        return outcome is Outcome.Accepted accepted ? accepted with { Facts = [.. accepted.Facts, fired] } : outcome;
    }

    /// <summary>What is wrong with a show's settings; null where nothing is.</summary>
    public static Outcome? Check(ShowSettings s)
    {
        if (Text.Clean(s.Title).Length == 0) return Outcome.Invalid("title", "Give the show a title.");
        if (Text.IsTooLong(s.Title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        if (s.Currency.Code is null) return Outcome.Invalid("currency", "Name a currency by its ISO code, such as USD.");
        if (!IsCulture(s.Culture)) return Outcome.Invalid("culture", "Name a culture such as en-US.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(s.TimeZone, out _))
            return Outcome.Invalid("timeZone", "Name a time zone such as Europe/Berlin.");
        if (s.WindowMinutes is < 0 or > 10_080) return Outcome.Invalid("windowMinutes", "The window is 0 to 10,080 minutes.");
        if (s.PlannedMinutes is < 1 or > 1_440) return Outcome.Invalid("plannedMinutes", "A show is planned for 1 to 1,440 minutes.");
        if (s.StreamUrl is { } url
            && (url.Length > 500 || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https")))
            return Outcome.Invalid("streamUrl", "The stream's address begins with https://.");
        return Enum.IsDefined(s.Shape) ? null : Outcome.Invalid("streamShape", "The stream is wide, tall or audio.");
    }

    private static bool IsCulture(string name)
    {
        try
        {
            return name.Length > 0 && CultureInfo.GetCultureInfo(name, predefinedOnly: true) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a plan; null where nothing is. What a cue opens is checked in full when it fires.</summary>
    public static Outcome? Check(Plan plan, Currency currency)
    {
        if (plan.Segments.Count > 200) return Outcome.Invalid("segments", "A run of show has up to 200 segments.");
        if (plan.Segments.Any(s => s.Minutes is < 0 or > 600)) return Outcome.Invalid("segments", "A segment takes 0 to 600 minutes.");
        if (plan.Segments.Any(s => Text.Clean(s.Title).Length == 0 || Text.IsTooLong(s.Title, 120)))
            return Outcome.Invalid("segments", "Each segment has a title of up to 120 characters.");
        if (plan.Segments.Any(s => s.Notes.Length > 5_000)) return Outcome.Invalid("segments", "Notes hold up to 5,000 characters.");
        if (plan.Segments.Any(s => s.Cues.Count > 50)) return Outcome.Invalid("segments", "A segment has up to 50 cues.");
        if (plan.Cues.Select(c => c.Cue).FirstOrDefault(c => c is IInMoney money && !money.IsIn(currency)) is { } other)
            return Outcome.Invalid("segments", $"The {CueKinds.NameOf(other)}s of this show are in {currency}.");
        if (plan.Obs?.BreakScene is { } scene && SceneCue.Check(scene) is { } wrong) return wrong;
        var ids = plan.Cues.Select(c => c.Cue.Id.Value).Concat(plan.Segments.Select(s => s.Id.Value)).ToArray();
        return ids.Distinct().Count() < ids.Length ? Outcome.Invalid("segments", "Two segments or cues have the same id.") : null;
    }

    internal static void Apply(Lifecycle course, LifecycleFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case LifecycleFact.ShowCreated f:
                (course.Show, course.Code, course.Settings, course.CreatedAt, course.Status) = (f.Show, f.Code,
                    f.Settings, at, f.Settings.LocalStart is null ? ShowStatus.Draft : ShowStatus.Scheduled);
                break;
            case LifecycleFact.RehearsalBegan f:
                (course.Show, course.Code, course.Settings, course.Plan, course.CreatedAt, course.StartedAt,
                    course.Status) = (f.Show, f.Code, f.Settings, f.Plan, at, at, ShowStatus.Rehearsing);
                break;
            case LifecycleFact.ShowEdited f:
                course.Settings = f.Settings;
                if (course.Status is ShowStatus.Draft or ShowStatus.Scheduled) course.Status = course.Resting;
                break;
            case LifecycleFact.PlanChanged f:
                (course.Plan, course.PlanChangedAt) = (f.Plan, at);
                break;
            case LifecycleFact.RehearsalStarted f:
                (course.Status, course.Rehearsal) = (ShowStatus.Rehearsing, f.Rehearsal);
                break;
            case LifecycleFact.RehearsalEnded:
                (course.Rehearsal, course.RehearsedAt, course.Status) = (null, at, course.Resting);
                break;
            case LifecycleFact.WentLive:
                (course.Status, course.StartedAt) = (ShowStatus.Live, at);
                break;
            case LifecycleFact.ShowPaused: course.Status = ShowStatus.Paused; break;
            case LifecycleFact.ShowResumed: course.Status = ShowStatus.Live; break;
            case LifecycleFact.ShowEnded:
                (course.Status, course.EndedAt) = (ShowStatus.Ended, at);
                break;
            case LifecycleFact.SegmentStarted f:
                (course.Segment, course.SegmentStartedAt) = (f.Segment, f.Segment is null ? null : at);
                break;
            case LifecycleFact.CueFired f: course.Fired = course.Fired.Add(f.Cue); break;
            case LifecycleFact.ShowArchived: course.Archived = true; break;
            case LifecycleFact.ShowRestored: course.Archived = false; break;
            case LifecycleFact.ShowRemoved or LifecycleFact.StoppedEverything or LifecycleFact.Undone: break;
            default: throw new UnreachableException();
        }
    }
}
