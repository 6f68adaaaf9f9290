using Tap.Compute;
using Tap.Core;

namespace Tap.Tests.Compute;

public sealed class OpenTelemetryLayerTests
{
    [TestCase("us-east-1", "aws", "arn:aws:lambda:us-east-1:615299751070:layer:AWSOpenTelemetryDistroJs:13")]
    [TestCase("ca-west-1", "aws", "arn:aws:lambda:ca-west-1:595944127152:layer:AWSOpenTelemetryDistroJs:6")]
    [TestCase("cn-north-1", "aws-cn", "arn:aws-cn:lambda:cn-north-1:440179912924:layer:AWSOpenTelemetryDistroJs:6")]
    public void Each_region_has_its_own_publisher_and_version(string region, string partition, string arn) =>
        Assert.That(OpenTelemetryLayer.Arn(region, partition), Is.EqualTo(arn));

    [Test]
    public void A_region_without_the_layer_is_refused_with_those_that_have_it() => Assert.That(
        () => OpenTelemetryLayer.Arn("us-gov-west-1", "aws-us-gov"),
        Throws.TypeOf<InputException>().With.Message.Contains("us-gov-west-1").And.Message.Contains("af-south-1").And.Message.Contains(
            "us-west-2"));
}
