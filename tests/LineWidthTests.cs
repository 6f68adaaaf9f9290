using System.Diagnostics;
using System.Text.RegularExpressions;
using Tap.Core;

namespace Tap.Tests;

/// <summary>The build refuses wide lines (<c>lineWidth.mjs</c>, which <c>Directory.Build.targets</c> runs before the compiler).</summary>
public sealed partial class LineWidthTests
{
    private const string Allowed = "// allowed ";
    private static readonly string[] Wide = ["int wide = ", "// comment ", "/// <summary>", "\"a string on a line of its own ", "é"];

    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeProject()
    {
        folder = Directory.CreateTempSubdirectory();
        Write("Source.cs", string.Join('\n', [Allowed.PadRight(140, 'x'), .. Wide.Select(start => start.PadRight(141, 'x'))]));
        Write("Project.proj", $"""
            <Project>
              <PropertyGroup><IntermediateOutputPath>build/</IntermediateOutputPath></PropertyGroup>
              <ItemGroup><Compile Include="Source.cs" /></ItemGroup>
              <Target Name="CoreCompile" />
              <Import Project="{Path.Combine(ProjectFolder.Path, "Directory.Build.targets")}" />
            </Project>
            """);
    }

    [TearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public void A_line_of_141_characters_fails_the_build_whatever_it_is()
    {
        var (exitCode, output) = Build();
        Assert.That(exitCode, Is.Not.Zero, output);
        Assert.That(
            Finding().Matches(output).Select(finding => (finding.Groups["line"].Value, finding.Groups["length"].Value)).Distinct(),
            Is.EquivalentTo(Wide.Select((_, index) => ($"{index + 2}", "141"))), output);
    }

    [Test]
    public void A_failed_check_is_made_again()
    {
        Build();
        Assert.That(Build().ExitCode, Is.Not.Zero);
    }

    [Test]
    public void Lines_of_140_characters_pass()
    {
        Write("Source.cs", Allowed.PadRight(140, 'x'));
        var (exitCode, output) = Build();
        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public void A_synth_does_not_wait_for_it() => Assert.That(Build("-p:RunAnalyzers=false").ExitCode, Is.Zero);

    private (int ExitCode, string Output) Build(params string[] options)
    {
        var start = new ProcessStartInfo(
            "dotnet", ["msbuild", "Project.proj", "-t:CoreCompile", "-nologo", "-nodeReuse:false", .. options])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
        };
        // What the MSBuild around the tests put into the environment is meant for itself alone.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder.FullName, name), content);

    [GeneratedRegex(@"Source\.cs\((?<line>\d+),141\): error WIDTH: The line has (?<length>\d+) characters")]
    private static partial Regex Finding();
}
