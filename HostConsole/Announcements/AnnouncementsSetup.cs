namespace HostConsole.Announcements;

public static class AnnouncementsSetup
{
    public static void AddAnnouncements(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AnnouncementSettings>();
        builder.Services.AddHostedService<Announcer>();
    }
}
