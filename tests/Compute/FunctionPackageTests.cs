using System.IO.Compression;
using System.Security.Cryptography;
using Tap.Compute;
using Tap.Core;

namespace Tap.Tests.Compute;

/// <summary>Packages of sources outside <c>functions/</c>.</summary>
public sealed class FunctionPackageTests
{
    private const string Handler = "exports.handler = async () => {};";

    [Test]
    public void A_folder_becomes_a_package_of_its_name_with_all_that_is_in_it()
    {
        using var folder = new JavaScriptFolder(("index.js", Handler), ("node_modules/left/index.js", "left"), (".hidden", ""));
        var package = FunctionPackage.FromFolder(folder.Path);
        using var zip = ZipFile.OpenRead(package.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Name, Is.EqualTo(Path.GetFileName(folder.Path)));
            Assert.That(Path.GetFileName(package.Path), Is.EqualTo($"{package.Name}.zip"));
            Assert.That(package.Sha256, Is.EqualTo(Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(package.Path)))));
            Assert.That(zip.Entries.Select(entry => entry.FullName), Is.EqualTo([".hidden", "index.js", "node_modules/left/index.js"]));
        }
    }

    [Test]
    public void The_bytes_of_a_folders_package_are_decided_by_names_and_contents()
    {
        // Of the bytes that every machine makes, so that a system or a .NET that writes others is noticed.
        using var folder = new JavaScriptFolder(("lib/a.js", "a"), ("index.mjs", Handler), ("lib.js", "b"));
        Assert.That(FunctionPackage.FromFolder(folder.Path, "consumer").Sha256, Is.EqualTo("KadacL5WVvRSXo4L0EOT2C7VZ9eHIZq/Vk+S2tlOy00="));
    }

    [Test]
    public void Times_modes_and_the_order_of_writing_make_no_difference()
    {
        using var one = new JavaScriptFolder(("index.js", Handler), ("a.js", "a"));
        using var other = new JavaScriptFolder(("a.js", "a"), ("index.js", Handler));
        File.SetLastWriteTimeUtc(other.File("a.js"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(other.File("a.js"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.That(FunctionPackage.FromFolder(one.Path, "same"), Is.EqualTo(FunctionPackage.FromFolder(other.Path, "same")));
    }

    [Test]
    public void A_changed_file_makes_another_package_and_leaves_the_first_one_as_it_was()
    {
        using var folder = new JavaScriptFolder(("index.js", Handler));
        var before = FunctionPackage.FromFolder(folder.Path, "changed");
        folder.Write("index.js", "exports.handler = async () => 1;");
        var after = FunctionPackage.FromFolder(folder.Path, "changed");
        Assert.That(after.Sha256, Is.Not.EqualTo(before.Sha256));
        Assert.That(Convert.ToBase64String(SHA256.HashData(File.ReadAllBytes(before.Path))), Is.EqualTo(before.Sha256));
    }

    [Test]
    public void A_zip_of_any_tool_becomes_a_package()
    {
        using var folder = new JavaScriptFolder(("source/index.mjs", Handler));
        ZipFile.CreateFromDirectory(folder.File("source"), folder.File("worker.zip"));
        var package = FunctionPackage.FromZip(folder.File("worker.zip"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((package.Name, package.Path), Is.EqualTo(("worker", folder.File("worker.zip"))));
            Assert.That(FunctionPackage.FromZip(folder.File("worker.zip"), "other").Name, Is.EqualTo("other"));
        }
    }

    [Test]
    public void A_folder_without_a_handler_is_refused()
    {
        using var folder = new JavaScriptFolder(("lib/index.js", Handler));
        using var empty = new JavaScriptFolder();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => FunctionPackage.FromFolder(folder.File("none"))), Does.Contain($"no folder {folder.File("none")}"));
            foreach (var path in new[] { empty.Path, folder.Path })
                Assert.That(
                    Refusal(() => FunctionPackage.FromFolder(path)),
                    Does.Contain($"{path} has no index.js, index.mjs or index.cjs at its top"));
        }
    }

    [Test]
    public void A_folder_that_Lambda_would_not_take_is_refused()
    {
        using var folder = new JavaScriptFolder(("index.js", Handler));
        using (var large = File.Create(folder.File("model.bin")))
            large.SetLength(250L * 1024 * 1024);
        Assert.That(Refusal(() => FunctionPackage.FromFolder(folder.Path)), Does.Contain(folder.Path).And.Contain("at most 250 MB"));
    }

    [Test]
    public void A_zip_that_is_none_or_has_no_handler_is_refused()
    {
        using var folder = new JavaScriptFolder(("text.zip", "text"), ("source/lib/index.js", Handler));
        ZipFile.CreateFromDirectory(folder.File("source"), folder.File("lib.zip"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => FunctionPackage.FromZip(folder.File("none.zip"))), Does.Contain("no zip").And.Contain("none.zip"));
            Assert.That(Refusal(() => FunctionPackage.FromZip(folder.File("text.zip"))), Does.Contain("text.zip is no zip"));
            Assert.That(Refusal(() => FunctionPackage.FromZip(folder.File("lib.zip"))), Does.Contain("lib.zip has no index.js"));
        }
    }

    [TestCase("../escape")]
    [TestCase("")]
    [TestCase("a b")]
    public void A_name_that_is_no_part_of_a_key_is_refused(string name)
    {
        using var folder = new JavaScriptFolder(("index.js", Handler));
        Assert.That(
            () => FunctionPackage.FromFolder(folder.Path, name),
            Throws.TypeOf<InputException>().With.Message.Contains($"'.', '-' and '_', a letter or digit first, but was '{name}'"));
    }

    private static string Refusal(Action make) => Assert.Throws<FunctionBuildException>(make)!.Message;
}
