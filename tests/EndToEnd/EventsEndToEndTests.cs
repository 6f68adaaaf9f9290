using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Tap.Tests.Functions.Events;

namespace Tap.Tests.EndToEnd;

/// <summary>The <c>events</c> stack from deployment to destruction: objects over S3, the API over HTTP.</summary>
[Category("EndToEnd")]
public sealed class EventsEndToEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Region =
        Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } region ? region : "us-east-1";

    private DeployedStack stack = null!;
    private AmazonS3Client s3 = null!;
    private HttpClient http = null!;
    private string bucket = null!;

    [OneTimeSetUp]
    public void Deploy()
    {
        FoundationOfTheRun.Ensure();
        stack = DeployedStack.Apply("events");
        bucket = stack.Terraform.Output("bucket-name");
        http = new HttpClient();
        s3 = ObjectStorage.Client();
    }

    [OneTimeTearDown]
    public void Destroy()
    {
        s3?.Dispose();
        http?.Dispose();
        stack?.Dispose();
    }

    [Test, Order(1)]
    public async Task An_image_gets_its_record_and_thumbnails()
    {
        using var image = new MemoryStream(await TestImages.OfAsync("png"));
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "images/ü b+c.png", InputStream = image });

        Assert.That(await StatusAsync("image-records/ü b+c.png.json"), Is.EqualTo("processed"));
        Assert.That((await s3.GetObjectMetadataAsync(bucket, "thumbnails/ü b+c.png/128.png")).ContentLength, Is.Positive);
    }

    [Test, Order(2)]
    public async Task A_deleted_image_takes_its_thumbnails_with_it()
    {
        await s3.DeleteObjectAsync(bucket, "images/ü b+c.png");

        for (var end = DateTime.UtcNow + Patience; await IsThereAsync("thumbnails/ü b+c.png/128.png"); await Task.Delay(500))
            Assert.That(DateTime.UtcNow, Is.LessThan(end), "the thumbnail is still there");
    }

    [Test, Order(2)]
    public async Task Data_is_held_against_its_schema()
    {
        await s3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = "schemas/orders.json",
            ContentBody = """{"properties":{"id":{"type":"integer"}}}""",
        });
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = "data/orders/may.csv", ContentBody = "id\nx\n" });

        Assert.That(await StatusAsync("reports/orders/may.csv.json"), Is.EqualTo("invalid"));
    }

    [Test, Order(3)]
    public async Task Anybody_is_told_the_status()
    {
        var status = JsonDocument.Parse(await http.GetStringAsync(stack.Terraform.Output("status-url"))).RootElement;
        Assert.That(
            (status.GetProperty("status").GetString(), status.GetProperty("environment").GetString()), Is.EqualTo(("healthy", "test")));
    }

    [Test, Order(4)]
    public async Task Without_a_signature_nobody_sees_notifications() =>
        Assert.That((await http.GetAsync(stack.Terraform.Output("api-gateway-url"))).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

    [Test, Order(5)]
    public async Task With_a_signature_notifications_are_kept_and_listed()
    {
        using var signed = new HttpClient(new SignatureHandler("execute-api", Region));
        var url = stack.Terraform.Output("api-gateway-url");

        var kept = await signed.PostAsJsonAsync(url, new { title = "Deployed", message = "End to end" });
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Created), await kept.Content.ReadAsStringAsync());
        var listed = (await signed.GetFromJsonAsync<JsonElement>(url)).GetProperty("notifications").EnumerateArray();
        Assert.That(listed.Select(notification => notification.GetProperty("title").GetString()), Is.EqualTo(["Deployed"]));
    }

    [Test, Order(6)]
    public void A_second_plan_is_empty() => stack.AssertSecondPlanIsEmpty();

    [Test, Order(7)]
    public void Destroying_leaves_nothing() => stack.AssertDestroyLeavesNothing();

    private async Task<bool> IsThereAsync(string key)
    {
        try
        {
            await s3.GetObjectMetadataAsync(bucket, key);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task<string?> StatusAsync(string key)
    {
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                using var found = await s3.GetObjectAsync(bucket, key);
                return (await JsonDocument.ParseAsync(found.ResponseStream)).RootElement.GetProperty("status").GetString();
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound && DateTime.UtcNow < end)
            {
                await Task.Delay(500);
            }
        }
    }
}
