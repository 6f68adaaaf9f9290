using Tap.Hosting;

namespace Tap.Tests.Hosting;

public sealed class OutputFolderTests
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"output-{Guid.NewGuid():N}");

    [TearDown]
    public void Remove()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [TestCase("manifest.json")]
    [TestCase("stacks/tasks/cdk.tf.json", "stacks/tasks/assets/package/1/package.zip", "manifest.json")]
    [TestCase("stacks/tasks/cdk.tf", "stacks/tasks/metadata.json")]
    [TestCase("stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json")]
    [TestCase("guardrails.txt", "guardrails.json", "guardrails.sarif")]
    public void What_can_be_deployed_goes_with_its_folders(params string[] files)
    {
        Write(files);
        new OutputFolder(folder).Clear();
        Assert.That(Directory.Exists(folder), Is.False);
    }

    [TestCase("stacks/tasks/.terraform/terraform.tfstate")]
    [TestCase("stacks/tasks/terraform.tfstate")]
    [TestCase("stacks/tasks/.terraform.lock.hcl")]
    [TestCase("other/cdk.tf.json")]
    public void What_Terraform_or_its_user_keeps_there_stays(string file)
    {
        Write("stacks/tasks/cdk.tf.json", "manifest.json", file);
        new OutputFolder(folder).Clear();
        Assert.That(Files(), Is.EqualTo([file]));
    }

    [Test]
    public void Folders_that_were_not_synthesized_are_left_alone()
    {
        Write("stacks/other/assets/logo.svg", "stacks/other/metadata.json");
        new OutputFolder(folder).Clear();
        Assert.That(Files(), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_folder_that_is_not_there_is_clear() => Assert.That(new OutputFolder(folder).Clear, Throws.Nothing);

    private void Write(params string[] files)
    {
        foreach (var path in files.Select(file => Path.Combine(folder, file)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "{}");
        }
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(
            path => Path.GetRelativePath(folder, path).Replace('\\', '/'))];
}
