namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>The files that OBS would have written after somebody had set it up by hand, so that no wizard opens.</summary>
internal static class RealObsHome
{
    public static string Config(string home) => Path.Combine(home, "config");
    public static string Runtime(string home) => Path.Combine(home, "run");

    public static void Write(string home, int port, string server)
    {
        var obs = Path.Combine(Config(home), "obs-studio");
        var profile = Path.Combine(obs, "basic", "profiles", "Test");
        var scenes = Path.Combine(obs, "basic", "scenes");
        foreach (var folder in new[] { profile, scenes, Path.Combine(home, "videos") }) Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Runtime(home));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Runtime(home),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.WriteAllText(Path.Combine(obs, "global.ini"), $"""
            [General]
            FirstRun=true
            EnableAutoUpdates=false
            LastVersion=486539266
            Pre19Defaults=false
            Pre21Defaults=false
            Pre23Defaults=false
            Pre24.1Defaults=false

            [Basic]
            Profile=Test
            ProfileDir=Test
            SceneCollection=Test
            SceneCollectionFile=Test
            ConfigOnNewProfile=false

            [OBSWebSocket]
            FirstLoad=false
            ServerEnabled=true
            ServerPort={port}
            AuthRequired=true
            ServerPassword={RealObs.Password}
            AlertsEnabled=false
            """);
        // Without a hotkey and a source OBS asks in a box of its own, and the replay buffer doesn't start.
        File.WriteAllText(Path.Combine(profile, "basic.ini"), $$"""
            [General]
            Name=Test

            [Video]
            BaseCX=320
            BaseCY=180
            OutputCX=320
            OutputCY=180
            FPSType=0
            FPSCommon=10

            [Output]
            Mode=Simple
            Reconnect=true
            RetryDelay=1
            MaxRetries=60

            [SimpleOutput]
            FilePath={{home}}/videos
            RecFormat=mkv
            VBitrate=200
            ABitrate=64
            RecQuality=Small
            StreamEncoder=x264
            RecEncoder=x264
            UseAdvanced=true
            Preset=ultrafast
            RecRB=true
            RecRBTime=5
            RecRBSize=16

            [Hotkeys]
            ReplayBuffer={"ReplayBuffer.Save":[{"key":"OBS_KEY_F12"}]}
            """);
        File.WriteAllText(Path.Combine(profile, "service.json"), $$"""
            {
              "type": "rtmp_custom",
              "settings": { "server": "{{server}}", "key": "show", "use_auth": false }
            }
            """);
        File.WriteAllText(Path.Combine(scenes, "Test.json"), """
            {"name":"Test","current_scene":"Table","current_program_scene":"Table","scene_order":[{"name":"Table"},{"name":"Be right back"}],
             "sources":[{"id":"color_source_v3","versioned_id":"color_source_v3","name":"Cloth","settings":{"width":320,"height":180,"color":4282664004}},
              {"id":"scene","name":"Table","settings":{"items":[{"name":"Cloth","id":1,"visible":true}],"id_counter":1}},
              {"id":"scene","name":"Be right back","settings":{"items":[]}}],
             "AuxAudioDevice1":{"id":"pulse_input_capture","name":"Mic","settings":{"device_id":"default"}},
             "transitions":[],"current_transition":"Cut","transition_duration":0}
            """);
    }
}
