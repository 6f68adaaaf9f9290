using System.IO.Compression;

namespace Tap.Tests.Bindings;

/// <summary>jsii runs in a process of its own making (bindings/jsii-host.cjs); what CDKTF does in it must not suffer.</summary>
public sealed class JsiiHostTests
{
    [Test]
    public void A_folder_can_be_an_asset_zipped_by_CDKTF()
    {
        var folder = Directory.CreateTempSubdirectory("tap-asset-");
        File.WriteAllText(Path.Combine(folder.FullName, "hello.txt"), "hello");
        var app = Testing.App();
        var stack = new TerraformStack(app, "stack");
        var asset = new TerraformAsset(stack, "asset", new TerraformAssetConfig { Path = folder.FullName, Type = AssetType.ARCHIVE });
        app.Synth();

        using var zip = ZipFile.OpenRead(Path.Combine(app.Outdir, "stacks", "stack", asset.Path));
        Assert.That(zip.Entries.Select(entry => entry.FullName), Is.EqualTo(new[] { "hello.txt" }));
    }
}
