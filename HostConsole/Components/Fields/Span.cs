namespace HostConsole.Components.Fields;

/// <summary>How long something lasts, as a person reads it: "30 s", "2 min", "1 h 30 min".</summary>
public static class Span
{
    public static string Words(int seconds) => seconds switch
    {
        0 => "none",
        < 60 => $"{seconds} s",
        < 3600 when seconds % 60 == 0 => $"{seconds / 60} min",
        < 3600 => $"{seconds / 60} min {seconds % 60} s",
        _ when seconds % 3600 < 60 => $"{seconds / 3600} h",
        _ => $"{seconds / 3600} h {seconds % 3600 / 60} min",
    };
}
